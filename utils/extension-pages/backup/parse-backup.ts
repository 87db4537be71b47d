import * as z from 'zod/mini';
import { isObject } from '../../lib/is-object.ts';
import { FIRST_ID } from '../../settings/gateway-list.ts';
import { createSavedGateway } from '../../settings/saved-gateways.ts';
import { BACKUP_KIND, BACKUP_VERSION, type Backup } from './backup.ts';
import { backupSchema } from './schema.ts';

/** Why a file cannot be imported. */
export type BackupProblem = 'too-big' | 'not-json' | 'foreign' | 'newer' | 'damaged';

export type ParsedBackup = { ok: true; backup: Backup } | { ok: false; problem: BackupProblem };

/** The fields common to all versions. */
const headerSchema = z.looseObject({
  kind: z.literal(BACKUP_KIND),
  version: z.number().check(z.int(), z.minimum(1)),
});

/** Parses and validates a backup of this version or an older one. */
export function parseBackup(text: string): ParsedBackup {
  const json = parseJson(text);
  if (json === undefined) return problem('not-json');
  const { data: header } = z.safeParse(headerSchema, json);
  if (!header) return problem('foreign');
  const { version } = header;
  if (version > BACKUP_VERSION) return problem('newer');
  const { data: backup } = z.safeParse(backupSchema, migrate(header, version, BACKUP_VERSION));
  return backup ? { ok: true, backup } : problem('damaged');
}

/** `undefined` if the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function problem(name: BackupProblem): ParsedBackup {
  return { ok: false, problem: name };
}

/** Converts a backup to the next version; `migrate` raises the version number itself. */
type Migration = (older: Record<string, unknown>) => Record<string, unknown>;

/**
 * Keyed by the version that a migration starts from. A new version needs a migration from the one before and a file in
 * test/fixtures/backups, or the tests fail.
 */
const MIGRATIONS: Record<number, Migration> = {
  // Version 2 adds a column, which version 1 rejects. Files of version 1 are valid as they are.
  1: (older) => older,
  // Version 3 has several gateways, each with the choice of the API that was one of the look-up settings.
  2: ({ gateway, ...others }) =>
    gateway === undefined
      ? others
      : { ...others, gateways: { activeId: FIRST_ID, all: [toSavedGateway(gateway, others)] } },
  // Version 4 has votes, their column, and conversations if the user wants that.
  3: ({ conversations, ...others }) => ({ ...others, votes: [] }),
};

/** Leaves the validation of the access to the schema. */
function toSavedGateway(gateway: unknown, { settings }: Record<string, unknown>): unknown {
  if (!isObject(gateway) || typeof gateway.baseUrl !== 'string') return gateway;
  const lookUps = isObject(settings) && isObject(settings.lookUps) ? settings.lookUps : {};
  const { baseUrl, apiKey } = gateway;
  return {
    ...createSavedGateway(FIRST_ID, { baseUrl, apiKey: '' }),
    apiKey,
    version: lookUps.version ?? 'auto',
  };
}

/** Upgrades a backup of any older version to `target`. Its content has not been validated yet. */
function migrate(
  backup: Record<string, unknown>,
  from: number,
  target: number,
): Record<string, unknown> {
  let migrated = backup;
  for (let version = from; version < target; version++) {
    const migration = MIGRATIONS[version];
    if (migration) migrated = { ...migration(migrated), version: version + 1 };
  }
  return migrated;
}
