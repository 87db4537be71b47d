import type { ChatMessage } from '../gateway/chat/chat.ts';
import type { Answer } from '../gateway/chat/conversation.ts';
import type { GptId } from '../gpt/gpt-id.ts';

// The messages between extension pages and the background about the answers of a chat. They never contain the key.

/**
 * The name of the port for one answer. The page posts `ask` or `watch` first, and later perhaps `stop`. The background
 * posts updates. If the page disconnects, an answer that is stored goes on; another one ends with its last page.
 */
export const CHAT_PORT = 'chat';

/** The text and the pictures of all messages of a request together, in characters. */
export const MAX_REQUEST_LENGTH = 8_000_000;

/** More than anybody asks in a conversation. */
export const MAX_MESSAGES = 2000;

/** More pictures than gateways accept, and the text. */
export const MAX_PARTS = 32;

/** In characters: more than an answer that GPT Lens reads. */
export const MAX_SHOWN_LENGTH = 5_000_000;

/** While nothing else is to be said, the background says this often that it is still there. */
export const ALIVE_INTERVAL_MS = 20_000;

export interface AskRequest {
  /** Each answer is requested once: a second request with the same id only watches it. */
  answerId: string;
  gptId: GptId;
  /** The gateway that the user saw with its price when sending. No other one gets the message. */
  gatewayId: string;
  model: string;
  messages: ChatMessage[];
  /** The turn that the page has stored with this answer. Without it, nothing is stored. */
  record?: AnswerRecord;
}

interface AnswerRecord {
  conversation: string;
  place: number;
}

/** What a page has shown of an answer. The background stores it if less is stored. */
export interface ShownText {
  text: string;
  reasoning?: string;
}

export type ChatPortRequest =
  | ({ type: 'ask' } & AskRequest)
  /** Sends nothing to the gateway. `shown`: the connection to the background was lost in the middle. */
  | { type: 'watch'; answerId: string; shown?: ShownText }
  | { type: 'stop' };

export type ChatPortUpdate =
  /** The whole answer so far. The last update of an answer that has ended. `isUnsaved`: it could not be stored. */
  | { type: 'answer'; answer: Answer; isUnsaved?: true }
  /** What has arrived since the last update. */
  | { type: 'added'; text?: string; reasoning?: string }
  | { type: 'alive' }
  /** There is no such answer. */
  | { type: 'unknown' };

/** Whether the background would refuse these messages. */
export function isRequestTooLarge(messages: ChatMessage[]): boolean {
  const length = messages.reduce((sum, message) => sum + getMessageLength(message), 0);
  return messages.length > MAX_MESSAGES || length > MAX_REQUEST_LENGTH;
}

/** The characters of the text and the pictures of a message. */
export function getMessageLength({ content }: ChatMessage): number {
  if (typeof content === 'string') return content.length;
  const lengths = content.map(
    (part) => (part.type === 'text' ? part.text : part.image_url.url).length,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}
