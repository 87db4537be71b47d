import { BackupForm } from '../../../components/options/backup-form.tsx';
import { BackupPlan } from '../../../components/options/backup-plan.tsx';
import { ConnectionFindings } from '../../../components/options/connection-report.tsx';
import { GatewayForm, type GatewayFormProps } from '../../../components/options/gateway-form.tsx';
import { Welcome } from '../../../components/welcome/welcome.tsx';
import type { BackupActions } from '../../../utils/extension-pages/backup/backup-actions.ts';
import type { Plan } from '../../../utils/extension-pages/backup/plan.ts';
import type { ConnectionReport } from '../../../utils/gateway/connection-test.ts';
import { createSavedGateway } from '../../../utils/settings/saved-gateways.ts';
import { DAY, FAILURES, NOW, resolves } from '../fixtures.ts';
import { afterClick, afterFileChoice, story } from '../story.ts';

const SAVED = createSavedGateway('first', {
  baseUrl: 'https://api.example.com',
  apiKey: 'sk-invented',
});

const NOT_ASKED = {
  models: { status: 'unknown' },
  balance: { status: 'unknown' },
  prices: { status: 'unknown' },
} as const;
const WORKING: ConnectionReport = {
  ...NOT_ASKED,
  reachable: 'yes',
  keyAccepted: 'yes',
  endpoints: [
    { kind: 'gpt', version: 'v2', supported: 'yes' },
    { kind: 'search', version: 'v2', supported: 'no' },
    { kind: 'search', version: 'v1', supported: 'yes' },
  ],
  milliseconds: 240,
};
const REFUSED: ConnectionReport = {
  ...NOT_ASKED,
  reachable: 'yes',
  keyAccepted: 'no',
  endpoints: [{ kind: 'gpt', version: 'v2', supported: 'unknown' }],
  milliseconds: 180,
  failure: FAILURES['key-refused'],
};
const UNREACHABLE: ConnectionReport = {
  ...NOT_ASKED,
  reachable: 'no',
  keyAccepted: 'unknown',
  endpoints: [],
  milliseconds: 0,
  failure: FAILURES.unreachable,
};

export const GATEWAY: GatewayFormProps = {
  saved: SAVED,
  test: async () => WORKING,
  save: resolves,
  forget: resolves,
  restore: async () => true,
};
const NEW = { saved: null };
const [TEST, SAVE, FORGET] = ['.actions .button-quiet', '[type=submit]', '.button-plain'];

const NO_CHANGES: Plan['changes'] = {
  settings: [],
  newLists: 0,
  newEntries: 0,
  newFollows: 0,
  newSnapshots: 0,
  newGateways: 0,
  changedGateways: 0,
};
const CHANGES: Plan['changes'] = {
  settings: ['appearance', 'hover', 'lookUps', 'sites'],
  newLists: 2,
  newEntries: 31,
  newFollows: 1,
  newSnapshots: 0,
  newGateways: 1,
  changedGateways: 2,
};
const PLAN: Plan = {
  madeAt: NOW - DAY,
  lists: 4,
  follows: 12,
  changes: CHANGES,
};

export const BACKUP: BackupActions = {
  save: async () => ({ snapshotsLeftOut: 0, damaged: 0 }),
  read: async () => ({ plan: PLAN, apply: async () => resolves }),
};

const fail = () => Promise.reject(new Error('A test failure.'));

export const setupStories = [
  story(
    'welcome',
    'welcome',
    { ...GATEWAY, sampleId: 'g-aaaaaaaa1', realId: 'g-2fkFE8rbu' },
    Welcome,
    { 'not set up': NEW, 'set up': {} },
  ),
  story('gateway-form', 'options', GATEWAY, GatewayForm, {
    empty: NEW,
    'submitted empty': afterClick(SAVE, NEW),
    saved: afterClick(SAVE, {}),
    'plain http': { saved: { ...SAVED, baseUrl: 'http://api.example.com' } },
    'key revealed': afterClick('[aria-pressed]', {}),
    testing: afterClick(TEST, { test: () => new Promise(() => {}) }),
    tested: afterClick(TEST, {}),
    'test failed': afterClick(TEST, { test: fail }),
    'not saved': afterClick(SAVE, { save: fail }),
    'forgotten, with undo': afterClick(FORGET, {}),
  }),
  story('connection-report', 'options', {}, ConnectionFindings, {
    working: { report: WORKING },
    'key refused': { report: REFUSED },
    unreachable: { report: UNREACHABLE },
  }),
  story('backup-form', 'options', BACKUP, BackupForm, {
    idle: {},
    'with the key': afterClick('input[type=checkbox]', {}),
    'file read': afterFileChoice('backup.json', {}),
    'snapshots left out': afterClick('.button', {
      save: async () => ({ snapshotsLeftOut: 1204, damaged: 2 }),
    }),
    'not saved': afterClick('.button', { save: fail }),
    'file unreadable': afterFileChoice('backup.json', { read: fail }),
    'foreign file': afterFileChoice('letter.json', { read: async () => 'foreign' }),
  }),
  story('backup-plan', 'options', { onApply: resolves, onCancel: resolves }, BackupPlan, {
    'many changes': { plan: PLAN },
    'no changes': { plan: { ...PLAN, changes: NO_CHANGES } },
  }),
];
