/** Makes a backup of one version one of the next; the version itself is raised by `migrate`. */
type Migration = (older: Record<string, unknown>) => Record<string, unknown>;

/**
 * By the version that a step begins with. There is one version so far. With the next one comes a step from 1,
 * and a file of the new version in test/fixtures/backups, without which the tests fail.
 */
const MIGRATIONS: Record<number, Migration> = {};

/** Brings a backup of any older version to `target`. Nothing of it is believed yet. */
export function migrate(
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
