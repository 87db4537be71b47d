import { backups } from './backup.ts';
import { grammar } from './grammar.ts';
import { messages } from './messages.ts';
import { reader } from './reader.ts';
import { settings } from './settings.ts';
import type { Target } from './target.ts';

/** Everything that reads what strangers write. */
export const targets: Target[] = [...grammar, ...reader, ...messages, ...settings, ...backups];
