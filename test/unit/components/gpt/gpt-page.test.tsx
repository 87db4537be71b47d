import type { ComponentProps } from 'preact';
import { describe, expect, it } from 'vitest';
import { GptPage } from '../../../../components/gpt/gpt-page.tsx';
import {
  type GatewaySummary,
  getGatewaySummary,
} from '../../../../utils/extension-pages/gateways/gateway-summary.ts';
import { type DomainUse, groupByDomain } from '../../../../utils/gpt/domains.ts';
import type { Action } from '../../../../utils/gpt/gpt.ts';
import type { LookupAnswer } from '../../../../utils/lookup/lookup-service.ts';
import type { Language } from '../../../../utils/settings/appearance.ts';
import { toCachedGpt, toId } from '../../support/cache-database.ts';
import { createEntry, createInfo, createKnown } from '../../support/gateways.ts';
import { findFlaw, LANGUAGES, NOW, renderCard, renderIn } from '../../support/render.tsx';

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

function renderPage(
  domainUses: DomainUse[] | undefined,
  language: Language = 'en',
  props: Partial<ComponentProps<typeof GptPage>> = {},
) {
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
      {...props}
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

describe('the button for a chat', () => {
  const chat = { isUnlisted: false, open: noop };
  /** The buttons with this text, without an accessible name that replaces it. */
  const buttons = (html: string, label: string) =>
    [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/g)].filter(
      ([, attributes = '', content = '']) =>
        content.replace(/<[^>]*>/g, '') === label && !attributes.includes('aria-label'),
    );

  it.each([
    ['en', 'Try'],
    ['zh_CN', '试用'],
  ] as const)('has exactly the name of the language %s: %s', (language, label) => {
    expect(buttons(renderPage(undefined, language, { chat }), label)).toHaveLength(1);
  });

  it('is missing if no gateway is set up', () => {
    expect(renderPage(undefined)).not.toContain('gpt-actions');
  });

  it('warns if the gateway lists no chats with GPTs', () => {
    const html = renderPage(undefined, 'en', { chat: { ...chat, isUnlisted: true } });
    expect(html).toContain('title="Your gateway doesn’t list chats with GPTs');
    expect(renderPage(undefined, 'en', { chat })).not.toContain('doesn’t list');
  });

  it('stands before the other buttons', () => {
    const html = renderPage(undefined, 'en', {
      chat,
      actionButtons: <button type="button">Keep</button>,
    });
    expect(html.indexOf('>Try<')).toBeGreaterThan(0);
    expect(html.indexOf('>Try<')).toBeLessThan(html.indexOf('>Keep<'));
  });
});

it.each(LANGUAGES)('cards show no other looked-up GPTs in %s', (language) => {
  expect(renderPage(uses, language)).toContain('contact-link');
  expect(renderCard(answer, language)).not.toContain('contact-link');
});

const HOME = createEntry('a', { name: 'Home', lookupPrice: 0.02 });
const WORK = createEntry('b', { name: 'Work' });
const TOP_UP_URL = 'https://a.example/pay';
const INFOS = { a: createInfo({ site: { topUpUrl: TOP_UP_URL } }) };
const one = getGatewaySummary(createKnown([HOME], { infos: INFOS }));
const two = getGatewaySummary(createKnown([HOME, WORK], { infos: INFOS }));

function foundAt(gatewayId: string, isFromNext?: true): LookupAnswer {
  return { ...answer, cached: { ...answer.cached, gatewayId }, isFromNext };
}

function renderAnswer(answer: LookupAnswer, gateways: GatewaySummary, language: Language = 'en') {
  return renderPage(undefined, language, { answer, gateways });
}

describe('the gateway that answered', () => {
  it('is named if there are several', () => {
    expect(renderAnswer(foundAt('b'), two)).toContain('just now from Work');
    expect(renderAnswer(foundAt('a'), one)).not.toContain('Home');
  });

  it('is compared with the active one if that did not have the GPT', () => {
    const words = 'The active gateway couldn’t provide it; this is from Work.';
    expect(renderAnswer(foundAt('b', true), two)).toContain(words);
    expect(renderAnswer(foundAt('b'), two)).not.toContain('The active gateway');
  });

  it('has no name after it was removed', () => {
    expect(renderAnswer(foundAt('gone'), one)).toContain('just now from a removed gateway');
  });

  it('is not known before the gateways have been read', () => {
    expect(renderPage(undefined, 'en', { answer: foundAt('b', true) })).toContain('just now<');
  });

  it.each(LANGUAGES)('is not revealed by a card in %s', (language) => {
    const html = renderCard(foundAt('gateway-b', true), language);
    expect(html).not.toContain('gateway-b');
    expect(html).toContain('class="gateway-message"');
    expect(renderCard(foundAt('gateway-b'), language)).not.toContain('gateway-message');
  });

  it('is announced by a card only as a possible second look-up', () => {
    expect(renderCard(foundAt('b', true), 'en')).toContain(
      'From your next gateway: this may have cost a second look-up.',
    );
  });
});

describe('a failed look-up at several gateways', () => {
  const failed: LookupAnswer = {
    found: false,
    failure: { kind: 'unknown-gpt' },
    alsoAsked: [
      { gatewayId: 'b', failure: { kind: 'balance-used-up', said: 'of the account' } },
      { gatewayId: 'gone', failure: { kind: 'offline' } },
    ],
  };

  it.each(LANGUAGES)('lists the others and why each failed in %s', (language) => {
    const html = renderAnswer(failed, two, language);
    expect(findFlaw(html)).toBeUndefined();
    if (language !== 'en') return;
    expect(html).toContain('Also asked:');
    expect(html).toContain('<li>Work: Balance used up</li>');
    expect(html).toContain('<li>removed gateway: You are offline</li>');
  });

  it('says also beside an older result that another gateway refused its key', () => {
    const stale: LookupAnswer = {
      ...answer,
      failure: { kind: 'balance-used-up' },
      alsoAsked: [{ gatewayId: 'b', failure: { kind: 'key-refused' } }],
    };
    expect(renderAnswer(stale, two)).toMatch(/<li>Work: [^<]*key/i);
  });

  it('lists nothing on a card', () => {
    expect(renderCard(failed, 'en')).not.toMatch(/Also asked|Balance used up|of the account/);
  });
});

describe('the link to top up the balance', () => {
  const usedUp = { kind: 'balance-used-up' } as const;

  it('is offered if the balance is used up and the gateway names a page for it', () => {
    expect(renderAnswer({ found: false, failure: usedUp }, one)).toContain(`href="${TOP_UP_URL}"`);
    expect(renderAnswer({ ...answer, failure: usedUp }, one)).toContain(`href="${TOP_UP_URL}"`);
  });

  it('is not offered for other failures, or if the page is not known', () => {
    const { topUpUrl: _, ...unknown } = one;
    expect(renderAnswer({ found: false, failure: { kind: 'offline' } }, one)).not.toContain('<a ');
    expect(renderAnswer({ found: false, failure: usedUp }, unknown)).not.toContain('<a ');
  });
});

it('offers a look-up with its price', () => {
  const html = renderPage(undefined, 'en', { lookUp: noop, gateways: one });
  expect(html).toContain('1 look-up, about $0.02');
  expect(renderPage(undefined, 'en', { lookUp: noop })).toContain('1 look-up<');
});
