import type { Failure } from '../failure.ts';

/*
 * The types of a chat with a model: what is sent to the gateway, and what comes back.
 */

/** A part of a message, in OpenAI's format. */
export type ContentPart =
  | { type: 'text'; text: string }
  /** A picture as a data URL. */
  | { type: 'image_url'; image_url: { url: string } };

/** There are no system messages: some proxies turn them into messages of another role. */
export interface ChatMessage {
  role: 'user' | 'assistant';
  content: string | ContentPart[];
}

/** A piece of an answer, or how many tokens the gateway counted; the last count is the right one. */
export type ChatEvent =
  | { type: 'text' | 'reasoning'; text: string }
  | { type: 'tokens'; input: number; output: number };

/** How an answer ended. The events before it remain valid, whatever the end is. */
export type ChatEnd =
  | { at: 'complete' }
  /** It did not say that it is complete (`end`), or it has reached the longest answer that the model gives or GPT Lens reads (`length`). */
  | { at: 'cut-off'; by: 'end' | 'length' }
  /** There is no text in it. The gateway may have charged it. */
  | { at: 'empty' }
  | { at: 'failed'; failure: Failure };
