import { BackupForm } from '../../../components/options/backup-form.tsx';
import { BackupPlan } from '../../../components/options/backup-plan.tsx';
import { ConnectionFindings } from '../../../components/options/connection-report.tsx';
import { GatewayForm, type GatewayFormProps } from '../../../components/options/gateway-form.tsx';
import { Welcome } from '../../../components/welcome/welcome.tsx';
import type { BackupActions } from '../../../utils/extension-pages/backup/backup-actions.ts';
import type { Plan } from '../../../utils/extension-pages/backup/plan.ts';
import type { ConnectionReport } from '../../../utils/gateway/connection-test.ts';
import { DAY, done, FAILURES, NOW } from '../fixtures.ts';
import { pressed, story, withFile } from '../story.ts';

const SAVED = { baseUrl: 'https://api.example.com', apiKey: 'sk-invented' };

const WORKS: ConnectionReport = {
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
  reachable: 'yes',
  keyAccepted: 'no',
  endpoints: [{ kind: 'gpt', version: 'v2', supported: 'unknown' }],
  milliseconds: 180,
  failure: FAILURES['key-refused'],
};
const AWAY: ConnectionReport = {
  reachable: 'no',
  keyAccepted: 'unknown',
  endpoints: [],
  milliseconds: 0,
  failure: FAILURES.unreachable,
};

export const GATEWAY: GatewayFormProps = {
  saved: SAVED,
  test: async () => WORKS,
  save: done,
  forget: done,
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
  key: false,
};
const CHANGES: Plan['changes'] = {
  settings: ['appearance', 'hover', 'lookUps', 'sites'],
  newLists: 2,
  newEntries: 31,
  newFollows: 1,
  newSnapshots: 0,
  key: true,
};
const PLAN: Plan = {
  madeAt: NOW - DAY,
  lists: 4,
  follows: 12,
  hasKey: true,
  changes: CHANGES,
};

export const BACKUP: BackupActions = {
  save: async () => ({ snapshotsLeftOut: 0, damaged: 0 }),
  read: async () => ({ plan: PLAN, apply: async () => done }),
};

const fail = () => Promise.reject(new Error('An invented failure.'));

export const setUpStories = [
  story(
    'welcome',
    'welcome',
    { ...GATEWAY, sampleId: 'g-aaaaaaaa1', realId: 'g-2fkFE8rbu' },
    Welcome,
    { 'nothing set up': NEW, 'set up': {} },
  ),
  story('gateway-form', 'options', GATEWAY, GatewayForm, {
    empty: NEW,
    'nothing put in': pressed(SAVE, NEW),
    saved: pressed(SAVE, {}),
    'an open connection': { saved: { ...SAVED, baseUrl: 'http://api.example.com' } },
    'the key is shown': pressed('[aria-pressed]', {}),
    'being tested': pressed(TEST, { test: () => new Promise(() => {}) }),
    countAtTest: pressed(TEST, {}),
    'a test that failed': pressed(TEST, { test: fail }),
    'not saved': pressed(SAVE, { save: fail }),
    'forgotten, to be undone': pressed(FORGET, {}),
  }),
  story('connection-report', 'options', {}, ConnectionFindings, {
    works: { report: WORKS },
    'key refused': { report: REFUSED },
    'not reached': { report: AWAY },
  }),
  story('backup-form', 'options', BACKUP, BackupForm, {
    idle: {},
    'with the key': pressed('input[type=checkbox]', {}),
    'a file was read': withFile('backup.json', {}),
    'too much for one file': pressed('.button', {
      save: async () => ({ snapshotsLeftOut: 1204, damaged: 2 }),
    }),
    'not made': pressed('.button', { save: fail }),
    'a file that cannot be read': withFile('backup.json', { read: fail }),
    'a file of something else': withFile('letter.json', { read: async () => 'foreign' }),
  }),
  story('backup-plan', 'options', { onApply: done, onCancel: done }, BackupPlan, {
    'changes much': { plan: PLAN },
    'changes nothing': { plan: { ...PLAN, changes: NO_CHANGES } },
  }),
];
