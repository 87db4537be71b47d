import type { ComponentProps } from 'preact';
import { describe, expect, it } from 'vitest';
import { Domains } from '../../../../components/panel/domains.tsx';
import { DATA_KINDS } from '../../../../utils/gpt/data-kinds.ts';
import type { DomainUse } from '../../../../utils/gpt/domains.ts';
import { toId } from '../../support/cache-database.ts';
import { findFlaw, LANGUAGES, renderIn } from '../../support/render.tsx';

const noop = () => {};

function use(domain: string, count = 1, kinds?: DomainUse['kinds']): DomainUse {
  const gpts = Array.from({ length: count }, (_, n) => ({ id: toId(n), name: `The GPT ${n}` }));
  return { domain, gpts, kinds };
}

function renderDomains(uses: ComponentProps<typeof Domains>['uses'], initialWords = '') {
  return <Domains uses={uses} initialWords={initialWords} onChoose={noop} onRetry={noop} />;
}

const toText = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const renderText = (...args: Parameters<typeof renderDomains>) =>
  toText(renderIn('en', renderDomains(...args)));

describe('the view of domains', () => {
  it('shows how many GPTs contact a domain, what it asks for, and who runs it', () => {
    const text = renderText([use('x.vercel.app', 2, ['payment', 'query'])]);
    expect(text).toContain('x.vercel.app In 2 GPTs you have looked up Vercel: App hosting');
    expect(text).toContain('Asks for payment details what you ask TG The GPT 0');
  });

  it('tells nothing stated from nothing recognized', () => {
    expect(renderText([use('a.example')])).toContain('not stated');
    expect(renderText([use('a.example', 1, [])])).toContain('nothing that GPT Lens recognizes');
  });

  it('warns of critical kinds only', () => {
    const html = renderIn('en', renderDomains([use('a.example', 1, [...DATA_KINDS])]));
    const critical = [...html.matchAll(/domain-kind-critical">.*?<\/svg>(.*?)</g)].map(
      ([, name]) => name,
    );
    expect(critical).toEqual(['password or key', 'payment details', 'health', 'conversation']);
  });

  it('lists three GPTs of a domain and offers the others', () => {
    const text = renderText([use('a.example', 5)]);
    expect(text).toContain('The GPT 2');
    expect(text).not.toContain('The GPT 3');
    expect(text).toContain('Show all 5 GPTs');
    expect(renderText([use('a.example', 3)])).not.toContain('Show all');
  });

  it.each([
    ['a domain', 'B.EXAMPLE'],
    ['a kind of data', 'phone'],
    ['the name of a GPT', 'gpt 3'],
    ['an id', toId(3)],
  ])('finds domains by %s', (_, words) => {
    const found = renderText([use('a.example', 2), use('b.example', 4, ['phone'])], words);
    expect(found).toContain('1 domain');
    expect(found).toContain('b.example');
    expect(found).not.toContain('a.example');
  });

  it.each(['vercel', 'app hosting'])('finds domains by their platform: %s', (words) => {
    expect(renderText([use('x.vercel.app'), use('a.example')], words)).toContain('1 domain ');
  });

  it('shows at most 300 domains and says how many more there are', () => {
    const many = Array.from({ length: 302 }, (_, n) => use(`host-${n}.example`));
    const text = renderText(many);
    expect(text).toContain('302 domains');
    expect(text).toContain('2 more domains: search to find them.');
    expect(text).not.toContain('host-300.example');
    expect(renderText(many, 'host-301')).toContain('host-301.example');
  });

  it('explains how an empty list fills, and offers no search', () => {
    const html = renderIn('en', renderDomains([]));
    expect(toText(html)).toContain('sends no look-ups');
    expect(html).not.toContain('type="search"');
  });

  it('offers to try again after a failure', () => {
    const text = renderText('failed');
    expect(text).toContain('couldn’t read');
    expect(text).toContain('Try again');
  });

  it.each(LANGUAGES)('renders hostile texts in %s', (language) => {
    const hostile: DomainUse = {
      domain: '<b>‮moc.elgoog</b>',
      gpts: [{ id: toId(1), name: '<img src=x onerror=alert(1)>' }, { id: toId(2) }],
      kinds: [...DATA_KINDS],
    };
    const html = renderIn(language, renderDomains([hostile]));
    expect(findFlaw(html)).toBeUndefined();
    expect(html).not.toContain('<img');
    expect(html).toContain('<bdi>&lt;b>');
  });
});
