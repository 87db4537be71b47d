import type { GatewayAccess } from '../../gateway/request.ts';
import type { BackupUserData } from '../../user-data/backup-store.ts';
import type { Backup, BackupSettings } from './backup.ts';
import { isEqual } from './is-equal.ts';

/** The content of a backup, and the changes that importing it would make. */
export interface Plan {
  /** Milliseconds since 1970. */
  madeAt: number;
  lists: number;
  follows: number;
  hasKey: boolean;
  changes: {
    settings: (keyof BackupSettings)[];
    newLists: number;
    /** GPTs added to existing lists. */
    newEntries: number;
    newFollows: number;
    newSnapshots: number;
    key: boolean;
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
  'remembersSearches',
] as const satisfies (keyof BackupSettings)[];

export interface BackupState {
  settings: BackupSettings;
  gateway: GatewayAccess | null;
  userData: BackupUserData;
}

/** Compares a backup with the current state; `after` is the user data after the import. */
export function createPlan(backup: Backup, current: BackupState, after: BackupUserData): Plan {
  const { settings, gateway } = backup;
  const currentLists = new Set(current.userData.lists.map(({ list }) => list));
  const isNew = ({ list }: { list: string }) => !currentLists.has(list);
  const countEntries = (lists: BackupUserData['lists']) =>
    lists.filter((list) => !isNew(list)).reduce((sum, { entries }) => sum + entries.length, 0);
  return {
    madeAt: backup.madeAt,
    lists: backup.lists.length,
    follows: backup.follows.length,
    hasKey: gateway !== undefined,
    changes: {
      settings: SETTING_NAMES.filter(
        (name) => settings[name] !== undefined && !isEqual(settings[name], current.settings[name]),
      ),
      newLists: after.lists.filter(isNew).length,
      newEntries: countEntries(after.lists) - countEntries(current.userData.lists),
      newFollows: after.follows.length - current.userData.follows.length,
      newSnapshots: after.snapshots.length - current.userData.snapshots.length,
      key: gateway !== undefined && !isEqual(gateway, current.gateway),
    },
  };
}

/** Whether the import would change nothing. */
export function isNoOp({ changes }: Plan): boolean {
  const { settings, key, ...counts } = changes;
  return settings.length === 0 && !key && Object.values(counts).every((count) => count === 0);
}
