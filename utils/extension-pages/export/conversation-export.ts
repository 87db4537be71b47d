import type { Conversation, Turn } from '../../gateway/chat/conversation.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { toFirstQuestion } from '../../user-data/conversation-limits.ts';
import { toConversationJson } from './conversation-json.ts';
import { toConversationMarkdown } from './conversation-markdown.ts';
import { type TextFile, toExportFile } from './export-file.ts';

/** A conversation with what its export needs to know besides. */
export interface ConversationExport {
  conversation: Conversation;
  turns: Turn[];
  /** The title that the user sees. */
  title: string;
  /** The name of a gateway; `undefined` if it is no longer known. */
  getGatewayName(gatewayId: string): string | undefined;
  /** Milliseconds since 1970. */
  exportedAt: number;
}

/** Creates the file of a conversation, named after it. */
export function toConversationFile(
  format: 'markdown' | 'json',
  data: Omit<ConversationExport, 'title'>,
  text: I18n,
): TextFile {
  const all = { ...data, title: getTitle(data) };
  const content = format === 'json' ? toConversationJson(all) : toConversationMarkdown(all, text);
  return toExportFile(format, all.title, content);
}

/** The title as lists of conversations show it. */
function getTitle({ conversation, turns: [first] }: Omit<ConversationExport, 'title'>): string {
  const { title, gptName, gptId } = conversation;
  return title || (first && toFirstQuestion(first.question)) || gptName || gptId;
}
