import type { Answer } from '../../answers.ts';
import type { ChatAnswer, Chunk } from '../../chat/answer.ts';
import type { ChatRequest } from '../../chat/request.ts';

/** What a fault changes in a chat. Without any of these, the chat is answered as usual. */
export interface ChatFault {
  /** The refusal of the request, or null to answer it. The gateway does not charge it. */
  refuse?: (chat: ChatRequest) => Answer | null;
  /** How the gateway understands the request. */
  request?: (chat: ChatRequest) => ChatRequest;
  /** Accepts bodies of any size. */
  acceptsAnySize?: true;

  /** Another answer. This and what follows is charged. */
  answer?: (answer: ChatAnswer, chat: ChatRequest) => ChatAnswer;
  /** Other parts of a streamed answer. */
  chunks?: (chunks: Chunk[]) => unknown[];
  /** Other text of a stream, which is sent frame by frame. The ordinary last frame is `[DONE]`. */
  frames?: (frames: string[], answer: ChatAnswer) => string[];
  /** The content type of a stream. */
  type?: string;
  /** What happens to the connection after the last frame. */
  ending?: 'end' | 'stay-open' | 'reset';
  /** Sends a stream in pieces of a few bytes. */
  cutsBytes?: true;
}

export type ChatFaultTable = Record<string, ChatFault>;
