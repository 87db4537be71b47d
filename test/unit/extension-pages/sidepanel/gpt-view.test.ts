import { describe, expect, it, vi } from 'vitest';
import {
  createGptView,
  type GptViewProps,
} from '../../../../utils/extension-pages/sidepanel/gpt-view.ts';
import type { DomainUse } from '../../../../utils/gpt/domains.ts';
import { NOW, toCachedGpt, toId } from '../../support/cache-database.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

const ID = toId(1);
const USES: DomainUse[] = [{ domain: 'a.example', gpts: [] }];

/** Opens a GPT whose Actions contact these domains, as the user requested. */
async function openView(...domains: string[]) {
  const { gpt } = toCachedGpt(1);
  const actions = domains.map((domain) => ({ domain }));
  const cached = { asked: ID, gpt: { ...gpt, id: ID, actions }, readAt: NOW };
  const fetchDomains = vi.fn(async (_: boolean): Promise<DomainUse[] | undefined> => USES);
  const navigate = vi.fn();
  let shown: GptViewProps | undefined;
  const open = createGptView({
    watchGpt: async (_id, _options, onChange) => {
      onChange({ answer: { found: true, cached } });
      onChange({ answer: { found: true, cached }, picture: 'data:' });
    },
    showCachedGpt: vi.fn(),
    fetchDomains,
    createRecovery: async () => async () => {},
  });
  await open(
    { view: 'gpt', id: ID },
    {
      userData: createEmptyUserData(),
      isPrivate: true,
      isAsked: true,
      navigate,
      offerUndo: vi.fn(),
      showMessage: vi.fn(),
      signal: new AbortController().signal,
      show: (props) => {
        shown = props;
      },
    },
  );
  return { fetchDomains, navigate, last: () => shown as GptViewProps };
}

describe('the view of a GPT', () => {
  it('reads the domains of other GPTs once, and shows one of them', async () => {
    const { fetchDomains, navigate, last } = await openView('a.example');
    expect(fetchDomains).toHaveBeenCalledExactlyOnceWith(true);
    expect(last().domainUses).toBe(USES);
    last().onOpenDomains('a.example');
    expect(navigate).toHaveBeenCalledWith({ view: 'domains', words: 'a.example' });
  });

  it('reads no domains for a GPT that contacts none', async () => {
    const { fetchDomains, last } = await openView();
    expect(fetchDomains).not.toHaveBeenCalled();
    expect(last().domainUses).toBeUndefined();
  });
});
