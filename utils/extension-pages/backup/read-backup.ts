import * as z from 'zod/mini';
import { BACKUP_VERSION, type Backup, KIND } from './backup.ts';
import { migrate } from './migrate.ts';
import { backupSchema } from './schema.ts';

/** Why a file is no backup that can be taken over. */
export type BackupProblem = 'too-big' | 'not-json' | 'foreign' | 'newer' | 'damaged';

export type ReadBackup = { ok: true; backup: Backup } | { ok: false; problem: BackupProblem };

/** What every version says of itself. */
const label = z.looseObject({
  kind: z.literal(KIND),
  version: z.number().check(z.int(), z.minimum(1)),
});

/** Reads a backup's text, of this version or an older one; believes nothing before all of it is checked. */
export function readBackup(text: string): ReadBackup {
  const json = parsed(text);
  if (json === undefined) return problem('not-json');
  const { data: labelled } = z.safeParse(label, json);
  if (!labelled) return problem('foreign');
  const { version } = labelled;
  if (version > BACKUP_VERSION) return problem('newer');
  const { data: backup } = z.safeParse(backupSchema, migrate(labelled, version, BACKUP_VERSION));
  return backup ? { ok: true, backup } : problem('damaged');
}

/** `undefined` for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function problem(name: BackupProblem): ReadBackup {
  return { ok: false, problem: name };
}
