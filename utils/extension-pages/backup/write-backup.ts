import * as z from 'zod/mini';
import { MAX_SNAPSHOTS, newestOfEach } from '../../user-data/follows.ts';
import type { Snapshot } from '../../user-data/schema.ts';
import {
  BACKUP_KIND,
  BACKUP_VERSION,
  type Backup,
  type BackupSettings,
  MAX_BYTES,
} from './backup.ts';
import type { BackupState } from './plan.ts';
import {
  entrySchema,
  followSchema,
  gatewaySchema,
  listSchema,
  settingsSchema,
  snapshotSchema,
} from './schema.ts';

/** Why nothing was written: even without the history of followed GPTs it is more than one file can hold. */
export class BackupTooLargeError extends Error {
  override name = 'BackupTooLargeError';
}

export interface WrittenBackup {
  text: string;
  /** Moments of followed GPTs that had no room in the file: of each, the first and the newest are in it. */
  snapshotsLeftOut: number;
  /** Records and settings that are damaged, so that no GPT Lens would read them back. */
  damaged: number;
}

/**
 * The file of a state, which `readBackup` reads back whatever the state: by the same schemas and the same bound. The
 * key is in it only where `isWithKey`. Throws a `BackupTooLargeError`.
 */
export function writeBackup(
  { settings, gateway, userData }: BackupState,
  { isWithKey, madeAt, mostBytes = MAX_BYTES }: WriteOptions,
): WrittenBackup {
  let damaged = 0;
  function sound<T>(schema: z.ZodMiniType<T>, records: T[]): T[] {
    const good = records.filter((record) => z.safeParse(schema, record).success);
    damaged += records.length - good.length;
    return good;
  }

  const follows = sound(followSchema, userData.follows);
  const content: Omit<Backup, 'snapshots'> = {
    kind: BACKUP_KIND,
    version: BACKUP_VERSION,
    madeAt,
    settings: soundSettings(settings),
    ...(isWithKey && gateway && { gateway: soundGateway(gateway) }),
    lists: sound(
      listSchema,
      userData.lists.map((list) => ({ ...list, entries: sound(entrySchema, list.entries) })),
    ),
    follows,
  };
  damaged += fieldsIn(settings) - fieldsIn(content.settings);
  const isFollowed = new Set(follows.map(({ id }) => id));
  const snapshots = sound(snapshotSchema, userData.snapshots).filter(({ id }) =>
    isFollowed.has(id),
  );

  const room = mostBytes - bytesIn({ ...content, snapshots: [] });
  const fitting = thinned(snapshots, room);
  if (!fitting) throw new BackupTooLargeError('More than one file can hold.');
  return {
    text: JSON.stringify({ ...content, snapshots: fitting } satisfies Backup),
    snapshotsLeftOut: snapshots.length - fitting.length,
    damaged,
  };

  function soundGateway(access: NonNullable<Backup['gateway']>): Backup['gateway'] {
    const { data } = z.safeParse(gatewaySchema, access);
    if (!data) damaged += 1;
    return data;
  }
}

interface WriteOptions {
  isWithKey: boolean;
  /** Milliseconds since 1970. */
  madeAt: number;
  /** How long the file may be: no longer than what is read. */
  mostBytes?: number;
}

/** Those settings that are read back, each by itself. */
function soundSettings(settings: BackupSettings): BackupSettings {
  const names = Object.keys(settings) as (keyof BackupSettings)[];
  const parsed = names.map((name) => z.safeParse(settingsSchema, { [name]: settings[name] }).data);
  return Object.assign({}, ...parsed);
}

function fieldsIn(settings: BackupSettings): number {
  return Object.values(settings).filter((value) => value !== undefined).length;
}

/** As many of the newest of each GPT as fit; nothing where not even one of each does. */
function thinned(snapshots: Snapshot[], room: number): Snapshot[] | undefined {
  const sizes = new Map(snapshots.map((snapshot) => [snapshot, bytesIn(snapshot)]));
  // With the comma behind each.
  const sizeOf = (some: Snapshot[]) =>
    some.reduce((sum, snapshot) => sum + (sizes.get(snapshot) ?? 0) + 1, 0);
  if (sizeOf(snapshots) <= room) return snapshots;

  let best: Snapshot[] | undefined;
  let [least, most] = [1, MAX_SNAPSHOTS];
  while (least <= most) {
    const middle = Math.floor((least + most) / 2);
    const some = newestOfEach(snapshots, middle);
    if (sizeOf(some) <= room) {
      best = some;
      least = middle + 1;
    } else {
      most = middle - 1;
    }
  }
  return best;
}

const encoder = new TextEncoder();

/** Of its JSON, as it stands in a file. */
function bytesIn(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
