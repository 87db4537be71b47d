import type { GatewayAccess } from '../../gateway/request.ts';
import type { BackupUserData } from '../../user-data/backup-store.ts';
import type { Backup, BackupSettings } from './backup.ts';
import { isSame } from './is-equal.ts';

/** What a backup holds, and what taking it over would change. */
export interface Plan {
  /** Milliseconds since 1970. */
  madeAt: number;
  lists: number;
  follows: number;
  hasKey: boolean;
  changes: {
    settings: (keyof BackupSettings)[];
    newLists: number;
    /** GPTs that are added to lists that are here already. */
    newEntries: number;
    newFollows: number;
    newSnapshots: number;
    key: boolean;
  };
}

/** The settings by their names in the backup, in the order in which they are told. */
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

/** Holds a backup against what is here; `after` is what would be kept then. */
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
        (name) => settings[name] !== undefined && !isSame(settings[name], current.settings[name]),
      ),
      newLists: after.lists.filter(isNew).length,
      newEntries: countEntries(after.lists) - countEntries(current.userData.lists),
      newFollows: after.follows.length - current.userData.follows.length,
      newSnapshots: after.snapshots.length - current.userData.snapshots.length,
      key: gateway !== undefined && !isSame(gateway, current.gateway),
    },
  };
}

/** Whether nothing would be changed. */
export function isNoOp({ changes }: Plan): boolean {
  const { settings, key, ...counts } = changes;
  return settings.length === 0 && !key && Object.values(counts).every((count) => count === 0);
}
