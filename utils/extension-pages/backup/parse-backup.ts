import * as z from 'zod/mini';
import { BACKUP_KIND, BACKUP_VERSION, type Backup } from './backup.ts';
import { migrate } from './migrate.ts';
import { backupSchema } from './schema.ts';

/** Why a file is no backup that can be taken over. */
export type BackupProblem = 'too-big' | 'not-json' | 'foreign' | 'newer' | 'damaged';

export type ParsedBackup = { ok: true; backup: Backup } | { ok: false; problem: BackupProblem };

/** What every version says of itself. */
const headerSchema = z.looseObject({
  kind: z.literal(BACKUP_KIND),
  version: z.number().check(z.int(), z.minimum(1)),
});

/** Reads a backup's text, of this version or an older one; believes nothing before all of it is checked. */
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

/** `undefined` for what is no JSON. */
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
