import { BackupForm } from '../../../components/backup-form.tsx';
import { BackupPlan } from '../../../components/backup-plan.tsx';
import { ConnectionFindings } from '../../../components/connection-findings.tsx';
import { GatewayForm, type GatewayFormProps } from '../../../components/gateway-form.tsx';
import { Welcome } from '../../../components/welcome.tsx';
import type { BackupActions } from '../../../utils/backup/backup-actions.ts';
import type { Plan } from '../../../utils/backup/plan.ts';
import type { ConnectionReport } from '../../../utils/gateway/connection-test.ts';
import { DAY, done, FAILURES, NOW } from '../invented.ts';
import { pressed, story, withFile } from '../story.ts';

const SAVED = { baseUrl: 'https://api.example.com', apiKey: 'sk-invented' };

const WORKS: ConnectionReport = {
  reachable: 'yes',
  keyAccepted: 'yes',
  endpoints: [
    { offer: 'gpt', version: 'v2', answers: 'yes' },
    { offer: 'search', version: 'v2', answers: 'no' },
    { offer: 'search', version: 'v1', answers: 'yes' },
  ],
  milliseconds: 240,
};

const REFUSED: ConnectionReport = {
  reachable: 'yes',
  keyAccepted: 'no',
  endpoints: [{ offer: 'gpt', version: 'v2', answers: 'unknown' }],
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
};

const NEW: GatewayFormProps = { ...GATEWAY, saved: null };
const OPEN = { ...SAVED, baseUrl: 'http://api.example.com' };
const [TEST, SAVE, FORGET] = ['.actions .button-quiet', '[type=submit]', '.button-plain'];

const PLAN: Plan = {
  madeAt: NOW - DAY,
  lists: 4,
  follows: 12,
  hasKey: true,
  changes: {
    settings: ['appearance', 'hover', 'lookUps', 'sites'],
    newLists: 2,
    newEntries: 31,
    newFollows: 1,
    newSnapshots: 0,
    key: true,
  },
};

const SAME: Plan = {
  ...PLAN,
  changes: {
    settings: [],
    newLists: 0,
    newEntries: 0,
    newFollows: 0,
    newSnapshots: 0,
    key: false,
  },
};

export const BACKUP: BackupActions = {
  save: done,
  read: async () => ({ plan: PLAN, apply: async () => done }),
};

const plan = { apply: done, cancel: done };

/** Where the gateway is set up, and what a backup brings. */
export const setUpStories = [
  story('welcome', 'welcome', {
    'nothing set up': () => <Welcome {...NEW} sampleId="g-aaaaaaaa1" realId="g-2fkFE8rbu" />,
    'set up': () => <Welcome {...GATEWAY} sampleId="g-aaaaaaaa1" realId="g-2fkFE8rbu" />,
  }),
  story('gateway-form', 'options', {
    empty: () => <GatewayForm {...NEW} />,
    'nothing put in': pressed(SAVE, () => <GatewayForm {...NEW} />),
    saved: pressed(SAVE, () => <GatewayForm {...GATEWAY} />),
    'an open connection': () => <GatewayForm {...GATEWAY} saved={OPEN} />,
    'the key is shown': pressed('[aria-pressed]', () => <GatewayForm {...GATEWAY} />),
    'being tested': pressed(TEST, () => (
      <GatewayForm {...GATEWAY} test={() => new Promise(() => {})} />
    )),
    tested: pressed(TEST, () => <GatewayForm {...GATEWAY} />),
    'forgotten, to be undone': pressed(FORGET, () => <GatewayForm {...GATEWAY} />),
  }),
  story('connection-findings', 'options', {
    works: () => <ConnectionFindings report={WORKS} />,
    'key refused': () => <ConnectionFindings report={REFUSED} />,
    'not reached': () => <ConnectionFindings report={AWAY} />,
  }),
  story('backup-form', 'options', {
    idle: () => <BackupForm {...BACKUP} />,
    'with the key': pressed('input[type=checkbox]', () => <BackupForm {...BACKUP} />),
    'a file was read': withFile('backup.json', () => <BackupForm {...BACKUP} />),
    'a file of something else': withFile('letter.json', () => (
      <BackupForm {...BACKUP} read={async () => 'foreign'} />
    )),
  }),
  story('backup-plan', 'options', {
    'changes much': () => <BackupPlan plan={PLAN} {...plan} />,
    'changes nothing': () => <BackupPlan plan={SAME} {...plan} />,
  }),
];
