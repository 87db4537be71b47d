import { UsageChart } from '../../../components/options/usage-chart.tsx';
import { UsageExport } from '../../../components/options/usage-export.tsx';
import { UsageForm } from '../../../components/options/usage-form.tsx';
import { UsageTable } from '../../../components/options/usage-table.tsx';
import { UsageTotals } from '../../../components/options/usage-totals.tsx';
import type { UsageByDay } from '../../../utils/lookup/usage-by-day.ts';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import { DAY, NOW, noop, resolves } from '../fixtures.ts';
import { afterClick, afterKey, asPart, story } from '../story.ts';

const HOME = { id: 'home', name: 'gateway.example' };
const WORK = { id: 'work', name: 'Team key at a gateway with a long name' };
export const GATEWAYS = [HOME, WORK];

/** The UTC day some days ago, which is the local day in the gallery, too: its time is noon. */
const dayOf = (daysAgo: number) => new Date(NOW - daysAgo * DAY).toISOString().slice(0, 10);

const WITHOUT_PRICE: UsageByDay = {
  [dayOf(40)]: { home: { hover: { count: 8 } } },
  [dayOf(12)]: { home: { hover: { count: 30 }, survey: { count: 120 } } },
  [dayOf(1)]: { home: { hover: { count: 9 }, search: { count: 3 }, test: { count: 4 } } },
  [dayOf(0)]: { home: { hover: { count: 14 }, popup: { count: 2 } } },
};

/** One gateway has no price, another one has been removed. */
export const TWO_GATEWAYS: UsageByDay = {
  [dayOf(35)]: { home: { hover: { count: 210, priced: 210, cost: 4.2 } } },
  [dayOf(20)]: { gone: { hover: { count: 12, priced: 12, cost: 0.12 } } },
  [dayOf(12)]: { home: { hover: { count: 30, priced: 30, cost: 0.6 } } },
  [dayOf(11)]: {
    home: { survey: { count: 120, priced: 120, cost: 2.4 } },
    work: { hover: { count: 20 }, follow: { count: 3 } },
  },
  [dayOf(1)]: { home: { search: { count: 5, priced: 3, cost: 0.06 } } },
  [dayOf(0)]: {
    home: { hover: { count: 14, priced: 14, cost: 0.28 } },
    work: { hover: { count: 2 } },
  },
};

const FULL: UsageByDay = Object.fromEntries(
  Array.from({ length: 65 }, (_, index) => {
    const count = 5 + ((index * 37) % 60);
    const reasons = { hover: { count, priced: count, cost: count * 0.02 }, popup: { count: 3 } };
    return [dayOf(64 - index), { home: reasons }];
  }),
);

const HUGE = { count: 12_345_678, priced: 12_345_000, cost: 1_234_567.891 };
const LARGE_NUMBERS: UsageByDay = {
  [dayOf(1)]: {
    home: { hover: HUGE, survey: { count: 987_654_321, priced: 987_654_321, cost: 98_765_432.1 } },
    work: { hover: HUGE, follow: { count: 1, priced: 1, cost: 0.000_02 } },
  },
  [dayOf(0)]: { home: { hover: { count: 1 } } },
};

/** Look-ups and messages of chats, and messages alone at the other gateway. */
const CHATS: UsageByDay = {
  [dayOf(1)]: { home: { hover: { count: 9 }, chat: { count: 4, priced: 3, cost: 0.3 } } },
  [dayOf(0)]: { work: { chat: { count: 2, priced: 2, cost: 0.2 } } },
};

const ONLY_CHATS: UsageByDay = { [dayOf(0)]: { home: { chat: { count: 2 } } } };

const meter = { now: NOW, gateways: [HOME], saveFile: noop };
const form = { ...meter, settings: DEFAULT_LOOKUPS, onChange: resolves };

/** Throws instead of saving. */
function failToSave(): never {
  throw new Error('A test failure.');
}

export const usageStories = [
  story('usage-form', 'options', form, UsageForm, {
    'no usage': { usage: {} },
    'one gateway without a price': { usage: WITHOUT_PRICE },
    'two gateways and a removed one': { usage: TWO_GATEWAYS, gateways: GATEWAYS },
    '65 days': { usage: FULL, settings: { ...DEFAULT_LOOKUPS, freshHours: 6, dailyLimit: 500 } },
    'very large numbers': { usage: LARGE_NUMBERS, gateways: GATEWAYS },
    'chats and look-ups': { usage: CHATS, gateways: GATEWAYS },
  }),
  story('usage-totals', asPart('options'), { now: NOW, gateways: [HOME] }, UsageTotals, {
    'no usage': { usage: {} },
    'no price': { usage: WITHOUT_PRICE },
    'some prices': { usage: TWO_GATEWAYS },
    'all prices': {
      usage: { [dayOf(0)]: { home: { hover: { count: 1, priced: 1, cost: 0.002 } } } },
    },
    'very large numbers': { usage: LARGE_NUMBERS },
    'chats and look-ups': { usage: CHATS },
  }),
  story('usage-chart', asPart('options'), { now: NOW }, UsageChart, {
    'some days': { usage: TWO_GATEWAYS },
    'the day before today chosen': afterKey('.usage-chart-area', 'ArrowLeft', {
      usage: TWO_GATEWAYS,
    }),
    'every day': { usage: FULL },
    'nothing in the last 30 days': { usage: { [dayOf(40)]: { home: { hover: { count: 1 } } } } },
    'one look-up beside millions': { usage: LARGE_NUMBERS },
  }),
  story('usage-table', asPart('options'), { now: NOW, gateways: [HOME] }, UsageTable, {
    'one gateway': { usage: WITHOUT_PRICE },
    'one of two gateways used': { usage: WITHOUT_PRICE, gateways: GATEWAYS },
    'two gateways and a removed one': { usage: TWO_GATEWAYS, gateways: GATEWAYS },
    'very large numbers': { usage: LARGE_NUMBERS, gateways: GATEWAYS },
    'chats and look-ups': { usage: CHATS, gateways: GATEWAYS },
    'chats only': { usage: ONLY_CHATS },
  }),
  story('usage-export', asPart('options'), { ...meter, usage: TWO_GATEWAYS }, UsageExport, {
    idle: {},
    saved: afterClick('button', {}),
    'not saved': afterClick('button', { saveFile: failToSave }),
  }),
];
