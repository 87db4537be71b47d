import { ConnectionFindings } from '../../../components/options/connection-report.tsx';
import { GatewayBalance } from '../../../components/options/gateway-balance.tsx';
import { GatewayDetails } from '../../../components/options/gateway-details.tsx';
import { GatewayForm } from '../../../components/options/gateway-form.tsx';
import { GatewayList } from '../../../components/options/gateway-list.tsx';
import {
  GatewaySection,
  type GatewaySectionProps,
} from '../../../components/options/gateway-section.tsx';
import { toFields } from '../../../utils/extension-pages/options/gateway-draft.ts';
import type { ConnectionReport } from '../../../utils/gateway/connection-test.ts';
import type { GatewayInfo } from '../../../utils/settings/gateway-info.ts';
import { NO_GATEWAYS, type SavedGateway } from '../../../utils/settings/saved-gateways.ts';
import { FAILURES, MINUTE, NOW, noop, rejects, resolves } from '../fixtures.ts';
import { afterClick, afterInput, story } from '../story.ts';

const FIRST: SavedGateway = {
  id: 'first',
  name: 'api.example.com',
  baseUrl: 'https://api.example.com',
  apiKey: 'sk-invented',
  version: 'auto',
  dailyLimit: null,
  lookupPrice: null,
  lowBalance: null,
};
const SECOND: SavedGateway = {
  ...FIRST,
  id: 'second',
  name: 'For work',
  baseUrl: 'https://gateway.work.example:8443/relay',
  apiKey: 'sk-invented-too',
  version: 'v1',
  dailyLimit: 500,
  lookupPrice: 0.002,
  lowBalance: 5,
};
/** A name and a host of the greatest length. */
const LONG: SavedGateway = {
  ...FIRST,
  id: 'long',
  name: '团队共用的备用网关，仅在主网关的余额用尽或者找不到某个 GPT 的时候才使用，平时请不要选它，谢谢大家的配合和理解',
  baseUrl: `https://${'backup.'.repeat(9)}gateway.example`,
};

const INFO: GatewayInfo = {
  baseUrl: FIRST.baseUrl,
  endpointVersions: { gpt: 'v2', search: 'v2' },
  balance: { balance: { kind: 'amount', amount: 12.4, unit: 'usd' }, readAt: NOW - 2 * MINUTE },
  site: { name: 'Example gateway', topUpUrl: 'https://api.example.com/topup' },
};

const WORKING: ConnectionReport = {
  reachable: 'yes',
  keyAccepted: 'yes',
  endpoints: [
    { kind: 'gpt', version: 'v2', supported: 'yes' },
    { kind: 'search', version: 'v2', supported: 'no' },
    { kind: 'gpt', version: 'v1', supported: 'yes' },
    { kind: 'search', version: 'v1', supported: 'yes' },
  ],
  milliseconds: 240,
  models: {
    status: 'yes',
    value: {
      count: 312,
      gptModels: ['gpt-4-gizmo-*'],
      rerankModels: ['bge-reranker-v2-m3'],
      embeddingModels: ['text-embedding-3-small', 'text-embedding-3-large', 'bge-m3', 'm3e'],
    },
  },
  balance: { status: 'yes', value: { kind: 'amount', amount: 12.4, unit: 'usd' } },
  prices: {
    status: 'yes',
    value: { lookup: 0.002, search: 0.001, chat: { per: 'message', amount: 0.1 } },
  },
};
const UNTESTED = {
  models: { status: 'unknown' },
  balance: { status: 'unknown' },
  prices: { status: 'unknown' },
} as const;
const NOTHING_LISTED: ConnectionReport = {
  ...WORKING,
  models: {
    status: 'yes',
    value: { count: 1, gptModels: [], rerankModels: [], embeddingModels: [] },
  },
  balance: { status: 'yes', value: { kind: 'not-offered' } },
  prices: { status: 'no' },
};
const REFUSED: ConnectionReport = {
  ...UNTESTED,
  reachable: 'yes',
  keyAccepted: 'no',
  endpoints: [{ kind: 'gpt', version: 'v2', supported: 'unknown' }],
  milliseconds: 180,
  failure: FAILURES['key-refused'],
};
const UNREACHABLE: ConnectionReport = {
  ...UNTESTED,
  reachable: 'no',
  keyAccepted: 'unknown',
  endpoints: [],
  milliseconds: 0,
  failure: FAILURES.unreachable,
};

const ONE = { activeId: FIRST.id, all: [FIRST] };
const TWO = { activeId: FIRST.id, all: [FIRST, SECOND] };
const THREE = { activeId: SECOND.id, all: [FIRST, SECOND, LONG] };

export const GATEWAY: GatewaySectionProps = {
  gateways: ONE,
  infos: { first: INFO },
  now: NOW,
  test: async () => WORKING,
  save: resolves,
  forget: resolves,
  forgetAll: resolves,
  restore: async () => true,
  activate: resolves,
  refreshBalance: resolves,
};

const NEW = { gateways: NO_GATEWAYS };
const [TEST, SAVE, FORGET] = ['.actions .button-quiet', '[type=submit]', '.button-plain'];
const ADD = '.gateway-add';

const CURL = `curl https://api.example.com/v1/models -H "Authorization: Bearer sk-invented-2026"`;

const form = {
  id: FIRST.id,
  saved: FIRST,
  fields: toFields(FIRST),
  isChangedElsewhere: false,
  others: [],
  isActive: true,
  title: undefined,
  isFocused: false,
  onEdit: noop,
  onShowSaved: noop,
  onAct: noop,
  test: async () => WORKING,
  save: resolves,
  onSaved: noop,
  onForget: noop,
};

export const gatewayStories = [
  story('gateway-section', 'options', { ...GATEWAY, managesSeveral: true }, GatewaySection, {
    empty: NEW,
    'one gateway': {},
    'two gateways': { gateways: TWO },
    'three gateways with long texts': { gateways: THREE },
    'adding a second': afterClick(ADD, {}),
    'adding a third': afterClick(ADD, { gateways: TWO }),
    'on the welcome page': { gateways: TWO, managesSeveral: false },
    'a curl command, taken apart': afterInput('#base-url', CURL, NEW, TEST),
    'forgotten, with undo': afterClick(FORGET, {}),
    'one of two forgotten, with undo': afterClick(FORGET, { gateways: TWO }),
    'not forgotten': afterClick(FORGET, { forget: rejects }),
  }),
  story('gateway-form', 'options', form, GatewayForm, {
    saved: afterClick(SAVE, {}),
    'submitted empty': afterClick(SAVE, { saved: undefined, fields: toFields(undefined) }),
    'invalid numbers': afterClick(SAVE, {
      fields: { ...toFields(FIRST), dailyLimit: '0', lookupPrice: 'free' },
    }),
    'plain http': { fields: toFields({ ...FIRST, baseUrl: 'http://api.example.com' }) },
    'key of another host': { fields: toFields({ ...FIRST, baseUrl: SECOND.baseUrl }) },
    'changed elsewhere': { isChangedElsewhere: true },
    'key revealed': afterClick('[aria-pressed]', {}),
    'one of several': {
      saved: SECOND,
      fields: toFields(SECOND),
      others: [FIRST],
      isActive: false,
      title: 'Edit For work',
    },
    testing: afterClick(TEST, { test: () => new Promise(() => {}) }),
    tested: afterClick(TEST, {}),
    'test failed': afterClick(TEST, { test: rejects }),
    'not saved': afterClick(SAVE, { save: rejects }),
  }),
  story(
    'gateway-details',
    'options',
    { fields: toFields(SECOND), problems: {}, onEdit: noop },
    GatewayDetails,
    {
      closed: {},
      open: afterClick('summary', {}),
      invalid: {
        fields: {
          ...toFields(SECOND),
          dailyLimit: '1.5',
          lookupPrice: '1,000',
          lowBalance: '-1',
          chatModel: 'gpt-4-gizmo',
        },
        problems: {
          dailyLimit: 'not-a-count',
          lookupPrice: 'not-a-number',
          lowBalance: 'not-a-number',
          chatModel: 'no-id',
        },
      },
    },
  ),
  story(
    'gateway-list',
    'options',
    { infos: { first: INFO }, hasDraft: () => false, onActivate: noop, onEdit: noop },
    GatewayList,
    {
      two: { gateways: TWO },
      'long texts and a draft': { gateways: THREE, hasDraft: (id: string) => id === LONG.id },
    },
  ),
  story(
    'gateway-balance',
    'options',
    { gateway: { ...FIRST, lowBalance: 20 }, info: INFO, now: NOW, refresh: resolves },
    GatewayBalance,
    {
      'not read': { info: undefined },
      enough: { gateway: FIRST },
      low: {},
      'failed, with the earlier balance': {
        gateway: FIRST,
        info: { ...INFO, balanceFailure: FAILURES['rate-limited'] },
      },
      'failed at first': {
        info: { ...INFO, balance: undefined, balanceFailure: FAILURES.timeout },
      },
      unlimited: { info: { ...INFO, balance: { balance: { kind: 'unlimited' }, readAt: NOW } } },
      'not offered': {
        info: { ...INFO, site: {}, balance: { balance: { kind: 'not-offered' }, readAt: NOW } },
      },
      'in units of the gateway': {
        info: {
          ...INFO,
          balance: {
            balance: { kind: 'amount', amount: 6_200_000, unit: 'quota' },
            readAt: NOW - 90 * MINUTE,
          },
        },
      },
      'refresh failed': afterClick('button', { refresh: rejects }),
    },
  ),
  story('connection-report', 'options', {}, ConnectionFindings, {
    working: { report: WORKING },
    'nothing listed': { report: NOTHING_LISTED },
    'some GPTs, a price by tokens, no limit': {
      report: {
        ...WORKING,
        models: {
          status: 'yes',
          value: {
            count: 2,
            gptModels: ['gpt-4-gizmo-g-2fkFE8rbu', 'gpt-4-gizmo-g-k3IqoCe1l'],
            rerankModels: [],
            embeddingModels: ['一个名字非常非常长的向量模型'.repeat(8)],
          },
        },
        balance: { status: 'yes', value: { kind: 'unlimited' } },
        prices: {
          status: 'yes',
          value: { chat: { per: 'million-tokens', input: 30, output: 60 } },
        },
      },
    },
    'account not readable': {
      report: {
        ...WORKING,
        models: { status: 'no' },
        balance: { status: 'unknown', failure: FAILURES['rate-limited'] },
        prices: { status: 'unknown', failure: FAILURES['server-error'] },
      },
    },
    'models not readable': {
      report: { ...WORKING, models: { status: 'unknown', failure: FAILURES.timeout } },
    },
    'key refused': { report: REFUSED },
    unreachable: { report: UNREACHABLE },
  }),
];
