import { account } from './account.ts';
import { actionSchemas } from './action-schema.ts';
import { backups } from './backup.ts';
import { chats } from './chat.ts';
import { chatPorts } from './chat-port.ts';
import { grammar } from './grammar.ts';
import { markdown } from './markdown.ts';
import { messages } from './messages.ts';
import { reader } from './reader.ts';
import { settings } from './settings.ts';
import type { Target } from './target.ts';

/** All parsers of untrusted input. */
export const targets: Target[] = [
  ...grammar,
  ...reader,
  ...account,
  ...actionSchemas,
  ...markdown,
  ...messages,
  ...chatPorts,
  ...settings,
  ...backups,
  ...chats,
];
