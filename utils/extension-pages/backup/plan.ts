import type { Gateways } from '../../settings/saved-gateways.ts';
import type { BackupUserData } from '../../user-data/backup-store.ts';
import type { Backup, BackupSettings } from './backup.ts';
import { isEqual } from './is-equal.ts';
import { mergeGateways } from './merge-gateways.ts';
import { mergeSettings } from './merge-settings.ts';

/** The content of a backup, and the changes that importing it would make. */
export interface Plan {
  /** Milliseconds since 1970. */
  madeAt: number;
  lists: number;
  follows: number;
  changes: {
    settings: (keyof BackupSettings)[];
    newLists: number;
    /** GPTs added to existing lists. */
    newEntries: number;
    newFollows: number;
    newSnapshots: number;
    newVotes: number;
    newConversations: number;
    /** Conversations that go on as in the file, because they were continued there. */
    changedConversations: number;
    newGateways: number;
    /** Gateways that are replaced by those in the file. */
    changedGateways: number;
  };
}

/** The settings by their names in the backup, in the order of their display. */
const SETTING_NAMES = [
  'appearance',
  'hover',
  'lookUps',
  'sites',
  'counting',
  'columns',
  'following',
  'chat',
  'remembersSearches',
] as const satisfies (keyof BackupSettings)[];

export interface BackupState {
  settings: BackupSettings;
  gateways: Gateways;
  userData: BackupUserData;
}

/** Compares a backup with the current state; `after` is the user data after the import. */
export function createPlan(backup: Backup, current: BackupState, after: BackupUserData): Plan {
  const settings = mergeSettings(current.settings, backup.settings);
  const gateways = mergeGateways(current.gateways, backup.gateways);
  const gatewaysById = new Map(current.gateways.all.map((gateway) => [gateway.id, gateway]));
  const currentLists = new Set(current.userData.lists.map(({ list }) => list));
  const isNew = ({ list }: { list: string }) => !currentLists.has(list);
  const countEntries = (lists: BackupUserData['lists']) =>
    lists.filter((list) => !isNew(list)).reduce((sum, { entries }) => sum + entries.length, 0);
  return {
    madeAt: backup.madeAt,
    lists: backup.lists.length,
    follows: backup.follows.length,
    changes: {
      settings: SETTING_NAMES.filter((name) => !isEqual(settings[name], current.settings[name])),
      newLists: after.lists.filter(isNew).length,
      newEntries: countEntries(after.lists) - countEntries(current.userData.lists),
      newFollows: after.follows.length - current.userData.follows.length,
      newSnapshots: after.snapshots.length - current.userData.snapshots.length,
      newVotes: after.votes.length - current.userData.votes.length,
      newConversations: after.conversations.length - current.userData.conversations.length,
      changedConversations: countReplaced(
        current.userData.conversations,
        after.conversations,
        ({ conversation }) => conversation.id,
      ),
      newGateways: gateways.all.length - current.gateways.all.length,
      changedGateways: gateways.all.filter((gateway) => {
        const own = gatewaysById.get(gateway.id);
        return own && !isEqual(gateway, own);
      }).length,
    },
  };
}

/** The number of records that the import replaces. */
function countReplaced<T>(before: T[], after: T[], getKey: (record: T) => string): number {
  const own = new Map(before.map((record) => [getKey(record), record]));
  return after.filter((record) => {
    const previous = own.get(getKey(record));
    return previous !== undefined && previous !== record;
  }).length;
}

/** Whether the import would change nothing. */
export function isNoOp({ changes }: Plan): boolean {
  const { settings, ...counts } = changes;
  return settings.length === 0 && Object.values(counts).every((count) => count === 0);
}
