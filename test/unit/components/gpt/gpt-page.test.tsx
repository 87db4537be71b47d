import { describe, expect, it } from 'vitest';
import { GptPage } from '../../../../components/gpt/gpt-page.tsx';
import { type DomainUse, groupByDomain } from '../../../../utils/gpt/domains.ts';
import type { Action } from '../../../../utils/gpt/gpt.ts';
import type { Language } from '../../../../utils/settings/appearance.ts';
import { toCachedGpt, toId } from '../../support/cache-database.ts';
import { LANGUAGES, NOW, renderCard, renderIn } from '../../support/render.tsx';

const noop = () => {};

function gptWith(n: number, ...actions: Action[]) {
  return { ...toCachedGpt(n).gpt, id: toId(n), actions };
}

const shown = gptWith(1, { domain: 'WWW.Ledger.example' }, { domain: 'ad.adintelli.ai' }, {});
const uses = groupByDomain([
  shown,
  gptWith(2, { domain: 'ledger.example' }),
  gptWith(3, { domain: 'ledger.example' }),
]);
const answer = { found: true, cached: { asked: toId(1), gpt: shown, readAt: NOW } } as const;

function renderPage(domainUses: DomainUse[] | undefined, language: Language = 'en') {
  return renderIn(
    language,
    <GptPage
      id={toId(1)}
      answer={answer}
      now={NOW}
      copy={() => Promise.resolve()}
      onRecover={noop}
      domainUses={domainUses}
      onOpenDomains={noop}
    />,
  );
}

describe('the page of a GPT', () => {
  it('shows in how many other looked-up GPTs a domain appears', () => {
    const notes = [...renderPage(uses).matchAll(/Also in \d+ other [^<]*/g)].map(([note]) => note);
    expect(notes).toEqual(['Also in 2 other GPTs you have looked up']);
  });

  it('shows the platform of a domain, also before the domains have been read', () => {
    const html = renderPage(undefined);
    expect(html).toContain('AdIntelli: Advertising');
    expect(html).not.toContain('Also in');
  });
});

it.each(LANGUAGES)('cards show no other looked-up GPTs in %s', (language) => {
  expect(renderPage(uses, language)).toContain('contact-link');
  expect(renderCard(answer, language)).not.toContain('contact-link');
});
