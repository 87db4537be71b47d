import type { GatewayAccess } from '../../gateway/request.ts';
import type { Appearance } from '../../settings/appearance.ts';
import type { FollowSettings } from '../../settings/follow-settings.ts';
import type { HoverSettings } from '../../settings/hover-settings.ts';
import type { LookupSettings } from '../../settings/lookup-settings.ts';
import type { Sites } from '../../settings/sites.ts';
import type { Column } from '../../settings/table-columns.ts';
import type { BackupUserData } from '../../user-data/backup-store.ts';

/** What tells a backup from any other file of JSON. */
export const BACKUP_KIND = 'gpt-lens-backup';

/** Raised with every change that older GPT Lenses cannot read; migrate.ts then brings older files along. */
export const BACKUP_VERSION = 1;

/**
 * Longer files are neither read nor written, in bytes. What a person keeps in years has a tenth of it; the browser
 * parses as much in a second or two. It is all that bounds how many lists and followed GPTs a file may have.
 */
export const MAX_BYTES = 64 * 1024 * 1024;

/** What a person chose. One that is missing in a file stays as it is: an older GPT Lens did not have it. */
export interface BackupSettings {
  appearance?: Appearance;
  hover?: HoverSettings;
  lookUps?: LookupSettings;
  sites?: Sites;
  counting?: boolean;
  columns?: Column[];
  following?: FollowSettings;
  remembersSearches?: boolean;
}

/** A file of settings, lists and followed GPTs. */
export interface Backup extends BackupUserData {
  kind: typeof BACKUP_KIND;
  version: typeof BACKUP_VERSION;
  /** Milliseconds since 1970. */
  madeAt: number;
  settings: BackupSettings;
  /** Only where it was asked for. */
  gateway?: GatewayAccess;
}
