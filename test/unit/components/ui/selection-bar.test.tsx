import { describe, expect, it } from 'vitest';
import { SelectionBar } from '../../../../components/ui/selection-bar.tsx';
import type { ChatEntry } from '../../../../utils/extension-pages/gateways/chat-entry.ts';
import type { Language } from '../../../../utils/settings/appearance.ts';
import { toId } from '../../support/cache-database.ts';
import { renderIn } from '../../support/render.tsx';

const CHAT: ChatEntry = { isUnlisted: false, open: () => {} };

/** The texts of the bar's buttons. */
function buttonsFor(count: number, chat: ChatEntry | undefined = CHAT, language: Language = 'en') {
  const selected = Array.from({ length: count }, (_, n) => toId(n + 1));
  const html = renderIn(
    language,
    <SelectionBar selected={selected} chat={chat} onCompare={() => {}} />,
  );
  return [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, content = '']) =>
    content.replace(/<[^>]*>/g, ''),
  );
}

describe('the actions on selected GPTs', () => {
  it.each([
    [0, ['Compare']],
    [1, ['Compare', 'Try']],
    [2, ['Compare', 'Ask 2 GPTs']],
    [4, ['Compare', 'Ask 4 GPTs']],
    [5, ['Compare']],
  ])('with %i of them are %j', (count, buttons) => {
    expect(buttonsFor(count)).toEqual(buttons);
  });

  it('are named in Chinese', () => {
    expect(buttonsFor(1, CHAT, 'zh_CN')).toContain('试用');
    expect(buttonsFor(3, CHAT, 'zh_CN')).toContain('向 3 个 GPT 提问');
  });

  it('contain no chat if no gateway is set up', () => {
    const html = renderIn('en', <SelectionBar selected={[toId(1)]} onCompare={() => {}} />);
    expect(html).not.toContain('Try');
  });
});
