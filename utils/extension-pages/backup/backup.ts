import type { Appearance } from '../../settings/appearance.ts';
import type { ChatSettings } from '../../settings/chat-settings.ts';
import type { FollowSettings } from '../../settings/follow-settings.ts';
import type { HoverSettings } from '../../settings/hover-settings.ts';
import type { LookupSettings } from '../../settings/lookup-settings.ts';
import type { Gateways } from '../../settings/saved-gateways.ts';
import type { Sites } from '../../settings/sites.ts';
import type { Column } from '../../settings/table-columns.ts';
import type { BackupUserData } from '../../user-data/backup-store.ts';
import type { FullConversation } from '../../user-data/conversations.ts';

/** Distinguishes a backup from other JSON files. */
export const BACKUP_KIND = 'gpt-lens-backup';

/** Raise it with every change that older versions of GPT Lens cannot read; parse-backup.ts then upgrades older files. */
export const BACKUP_VERSION = 4;

/**
 * Maximum size of files read and written, in bytes. Years of user data take a tenth of it, and browsers parse it in a
 * second or two. The number of lists and follows in a file has no other limit.
 */
export const MAX_BYTES = 64 * 1024 * 1024;

/** The user's settings. One that is missing in a file stays unchanged: an older GPT Lens did not have it. */
export interface BackupSettings {
  appearance?: Appearance;
  hover?: HoverSettings;
  /** The same holds for its fields. */
  lookUps?: Partial<LookupSettings>;
  sites?: Sites;
  counting?: boolean;
  columns?: Column[];
  following?: FollowSettings;
  chat?: ChatSettings;
  remembersSearches?: boolean;
}

/** The user data in a backup file. */
export interface BackupContent extends Omit<BackupUserData, 'conversations'> {
  /** Only if the user included them. */
  conversations?: FullConversation[];
}

/** The content of a backup file. */
export interface Backup extends BackupContent {
  kind: typeof BACKUP_KIND;
  version: typeof BACKUP_VERSION;
  /** Milliseconds since 1970. */
  madeAt: number;
  settings: BackupSettings;
  /** Only if the user included the keys. */
  gateways?: Gateways;
}
