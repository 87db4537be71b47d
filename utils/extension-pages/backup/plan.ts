import type { GatewayAccess } from '../../gateway/request.ts';
import type { BackupRecords } from '../../user-data/backup-records.ts';
import type { Backup, KeptSettings } from './backup.ts';
import { isSame } from './is-same.ts';

/** What a backup holds, and what taking it over would change. */
export interface Plan {
  /** Milliseconds since 1970. */
  madeAt: number;
  lists: number;
  follows: number;
  hasKey: boolean;
  changes: {
    settings: (keyof KeptSettings)[];
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
] as const satisfies (keyof KeptSettings)[];

export interface State {
  settings: KeptSettings;
  gateway: GatewayAccess | null;
  kept: BackupRecords;
}

/** Holds a backup against what is here; `after` is what would be kept then. */
export function planOf(backup: Backup, here: State, after: BackupRecords): Plan {
  const { settings, gateway } = backup;
  const had = new Set(here.kept.lists.map(({ list }) => list));
  const isNew = ({ list }: { list: string }) => !had.has(list);
  const entriesOf = (lists: BackupRecords['lists']) =>
    lists.filter((list) => !isNew(list)).reduce((sum, { entries }) => sum + entries.length, 0);
  return {
    madeAt: backup.madeAt,
    lists: backup.lists.length,
    follows: backup.follows.length,
    hasKey: gateway !== undefined,
    changes: {
      settings: SETTING_NAMES.filter(
        (name) => settings[name] !== undefined && !isSame(settings[name], here.settings[name]),
      ),
      newLists: after.lists.filter(isNew).length,
      newEntries: entriesOf(after.lists) - entriesOf(here.kept.lists),
      newFollows: after.follows.length - here.kept.follows.length,
      newSnapshots: after.snapshots.length - here.kept.snapshots.length,
      key: gateway !== undefined && !isSame(gateway, here.gateway),
    },
  };
}

/** Whether nothing would be changed. */
export function changesNothing({ changes }: Plan): boolean {
  const { settings, key, ...counts } = changes;
  return settings.length === 0 && !key && Object.values(counts).every((count) => count === 0);
}
