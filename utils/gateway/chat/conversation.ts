import type { GptId } from '../../gpt/gpt-id.ts';
import type { Failure } from '../failure.ts';

/*
 * A chat with a GPT. Stored: field names and values must not change. Times are in milliseconds since 1970.
 */

export type Attachment =
  /** A JPEG as a data URL. */
  { kind: 'image'; name: string; dataUrl: string } | { kind: 'text'; name: string; text: string };

/** What the user sent. */
export interface Question {
  text: string;
  attachments: Attachment[];
  sentAt: number;
}

/** How an answer ended, or that it has not. The text that arrived until then is always kept. */
export type AnswerState =
  | { at: 'streaming' }
  | { at: 'complete' }
  /** By the user. The gateway may still charge it. */
  | { at: 'stopped' }
  /** It ended without saying that it is complete (`end`), or at the longest answer that the model gives (`length`). */
  | { at: 'cut-off'; by: 'end' | 'length' }
  /** It ended without any text. The gateway may have charged it. */
  | { at: 'empty' }
  /** The browser stopped the background in the middle. */
  | { at: 'interrupted' }
  | { at: 'failed'; failure: Failure };

/** In characters, of text and thoughts together: what is read and kept of an answer. Models write half as much at most. */
export const MAX_ANSWER_LENGTH = 1_000_000;

export interface Answer {
  /** Each answer is requested once and never again by itself. */
  id: string;
  state: AnswerState;
  text: string;
  /** What a reasoning model thought before it answered. Missing if none was sent. */
  reasoning?: string;
  /** The name of the model that was asked, such as `gpt-4-gizmo-g-2fkFE8rbu`. */
  model: string;
  gatewayId: string;
  startedAt: number;
  endedAt?: number;
  /** As the gateway counted them; missing if it did not say. */
  tokens?: { input: number; output: number };
  /** The estimated price in US dollars; missing if unknown. */
  cost?: number;
}

/** A question with its answers: the last one counts, earlier ones were interrupted and asked again. */
export interface Turn {
  conversation: string;
  /** The position from 0. */
  place: number;
  question: Question;
  answers: Answer[];
}

export interface Conversation {
  id: string;
  gptId: GptId;
  /** The GPT's name when the conversation began. */
  gptName?: string;
  /** Chosen by the user; otherwise the first question stands for it. */
  title?: string;
  createdAt: number;
  updatedAt: number;
}
