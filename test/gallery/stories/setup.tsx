import { BackupForm } from '../../../components/options/backup-form.tsx';
import { BackupPlan } from '../../../components/options/backup-plan.tsx';
import { Welcome } from '../../../components/welcome/welcome.tsx';
import type { BackupActions } from '../../../utils/extension-pages/backup/backup-actions.ts';
import type { Plan } from '../../../utils/extension-pages/backup/plan.ts';
import { NO_GATEWAYS } from '../../../utils/settings/saved-gateways.ts';
import { DAY, NOW, resolves } from '../fixtures.ts';
import { afterClick, afterFileChoice, story } from '../story.ts';
import { GATEWAY } from './gateways.tsx';

const NO_CHANGES: Plan['changes'] = {
  settings: [],
  newLists: 0,
  newEntries: 0,
  newFollows: 0,
  newSnapshots: 0,
  newVotes: 0,
  newConversations: 0,
  changedConversations: 0,
  newGateways: 0,
  changedGateways: 0,
};
const CHANGES: Plan['changes'] = {
  settings: ['appearance', 'hover', 'lookUps', 'sites'],
  newLists: 2,
  newEntries: 31,
  newFollows: 1,
  newSnapshots: 0,
  newVotes: 3,
  newConversations: 12,
  changedConversations: 1,
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
  save: async () => ({ snapshotsLeftOut: 0, conversationsLeftOut: 0, damaged: 0 }),
  read: async () => ({ plan: PLAN, apply: async () => resolves }),
};

const fail = () => Promise.reject(new Error('A test failure.'));

export const setupStories = [
  story(
    'welcome',
    'welcome',
    { ...GATEWAY, sampleId: 'g-aaaaaaaa1', realId: 'g-2fkFE8rbu' },
    Welcome,
    { 'not set up': { gateways: NO_GATEWAYS }, 'set up': {} },
  ),
  story('backup-form', 'options', BACKUP, BackupForm, {
    idle: {},
    'with the key': afterClick('input[type=checkbox]', {}),
    'with conversations': afterClick('.choice ~ .choice input', {}),
    'file read': afterFileChoice('backup.json', {}),
    'snapshots left out': afterClick('.button', {
      save: async () => ({ snapshotsLeftOut: 1204, conversationsLeftOut: 12, damaged: 2 }),
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
