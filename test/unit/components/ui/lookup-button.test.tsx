import { expect, it } from 'vitest';
import { formatEstimate, LookupButton } from '../../../../components/ui/lookup-button.tsx';
import type { Estimate } from '../../../../utils/extension-pages/batch/estimate-cost.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import { LANGUAGES, renderIn } from '../../support/render.tsx';

it.each<[Estimate, en: string, zh: string]>([
  [{ lookups: 1, fromCache: 0 }, '1 look-up', '1 次查询'],
  [{ lookups: 2, cost: 0.04, fromCache: 0 }, '2 look-ups, about $0.04', '2 次查询，约 US$0.04'],
  [{ lookups: 4, isMaximum: true, fromCache: 0 }, 'up to 4 look-ups', '最多 4 次查询'],
  [
    { lookups: 4, isMaximum: true, cost: 0.0008, fromCache: 3 },
    'up to 4 look-ups, about $0.0008, 3 already cached',
    '最多 4 次查询，约 US$0.0008，3 个已缓存',
  ],
  [{ lookups: 0, fromCache: 5 }, '0 look-ups, 5 already cached', '0 次查询，5 个已缓存'],
])('the cost %o is “%s”', (estimate, en, zh) => {
  expect(LANGUAGES.map((language) => formatEstimate(createI18n(language), estimate))).toEqual([
    en,
    zh,
  ]);
});

it('shows no cost and cannot be pressed before the cache was checked', () => {
  const render = (estimate: Estimate | undefined) =>
    renderIn('en', <LookupButton label="Look up" estimate={estimate} onStart={() => {}} />);
  expect(render(undefined)).toContain('disabled');
  expect(render(undefined)).not.toContain('look-up<');
  expect(render({ lookups: 1, fromCache: 0 })).not.toContain('disabled');
});
