import type { ComponentProps } from 'preact';
import { describe, expect, it } from 'vitest';
import { UsageForm } from '../../../../components/options/usage-form.tsx';
import type { UsageByDay } from '../../../../utils/lookup/usage-by-day.ts';
import type { Language } from '../../../../utils/settings/appearance.ts';
import { DEFAULT_LOOKUPS } from '../../../../utils/settings/lookup-settings.ts';
import { findFlaw, LANGUAGES, renderIn } from '../../support/render.tsx';

const NOON = new Date(2026, 10, 25, 12).getTime();
const HOME = { id: 'home', name: 'Home' };
const NO_PRICE = 'The gateway states no price';

function renderUsage(
  usage: UsageByDay,
  props: Partial<ComponentProps<typeof UsageForm>> = {},
  language: Language = 'en',
): string {
  return renderIn(
    language,
    <UsageForm
      settings={DEFAULT_LOOKUPS}
      usage={usage}
      gateways={[HOME]}
      now={NOON}
      onChange={async () => {}}
      saveFile={() => {}}
      {...props}
    />,
  );
}

/** The text of a piece of markup, without tags. */
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

const PRICED: UsageByDay = {
  '2026-11-25': { home: { hover: { count: 2, priced: 2, cost: 0.04 } } },
  '2026-11-03': { home: { survey: { count: 58, priced: 32, cost: 1.16 } } },
};
const UNPRICED: UsageByDay = { '2026-11-25': { home: { hover: { count: 60 } } } };

describe('the usage', () => {
  it('shows look-ups and cost of today, this month and last month', () => {
    const text = textOf(renderUsage(PRICED));
    expect(text).toContain('Today 2 look-ups about $0.04');
    expect(text).toContain(
      'This month (Nov 2026) 60 look-ups about $1.20 for the 34 of 60 look-ups whose price is known',
    );
    expect(text).toContain('Last month (Oct 2026) 0 look-ups');
    expect(text).not.toContain(NO_PRICE);
  });

  it('shows no money but one hint if no price is known', () => {
    const text = textOf(renderUsage(UNPRICED));
    expect(text).toContain('This month (Nov 2026) 60 look-ups Last month');
    expect(text).not.toMatch(/\$|about/);
    expect(text.split(NO_PRICE)).toHaveLength(2);
  });

  it('shows only zeros and the settings if nothing has been counted', () => {
    const html = renderUsage({});
    expect(textOf(html)).toContain('Today 0 look-ups');
    expect(html).not.toMatch(/<svg|<table|Export as CSV/);
    expect(textOf(html)).not.toContain(NO_PRICE);
  });

  it('lists the reasons of one gateway without its name', () => {
    const html = renderUsage(PRICED);
    expect(html).not.toContain('Home');
    expect(textOf(html)).toContain(
      'Reason Look-ups Hovering 2 about $0.04 Batches 58 about $1.16 for 32 of them Total 60',
    );
  });

  it('has a column for each gateway, and names removed ones as removed', () => {
    const html = renderUsage(
      { ...PRICED, '2026-11-04': { gone: { test: { count: 4 } } } },
      { gateways: [HOME, { id: 'work', name: '<b>Work</b>' }] },
    );
    expect(textOf(html)).toContain('Reason Home removed gateway Total');
    expect(textOf(html)).toContain('Connection tests 0 4 4');
  });

  it('renders without flaws in both languages, whatever the gateway is called', () => {
    const days = Array.from({ length: 65 }, (_, index) =>
      new Date(NOON - index * 86_400_000).toISOString().slice(0, 10),
    );
    const home = {
      hover: { count: 98_765_432_100, priced: 1, cost: 1e12 },
      follow: { count: 1, priced: 1, cost: 0.000_001 },
    };
    const usage = Object.fromEntries(days.map((day) => [day, { home, gone: home }]));
    for (const language of LANGUAGES) {
      for (const name of ['', '=1+1', '<b>x</b>', 'x'.repeat(500)]) {
        const html = renderUsage(usage, { gateways: [{ id: 'home', name }] }, language);
        expect(findFlaw(html)).toBeUndefined();
        expect(html).not.toContain('<b>x');
      }
    }
  });
});
