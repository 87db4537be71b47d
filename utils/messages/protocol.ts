import type { Appearance } from '../appearance.ts';
import type { Result } from '../gateway/failure.ts';
import type { Hit } from '../gpt/gpt.ts';
import type { GptId } from '../ids/grammar.ts';
import type { Answer } from '../inspector/inspector.ts';

// Every message between the extension's parts. Ids and words only: never an address, never the key.

/** Questions that are answered once, by `runtime.sendMessage`. */
export type Question =
  /** From a watcher: bring the card's script into the frame that asks. */
  | { type: 'load-card' }
  | { type: 'open-options' }
  /** The picture of a GPT that has been read. */
  | { type: 'picture'; id: GptId }
  /** From the extension's own pages only. */
  | { type: 'search'; words: string };

export interface Replies {
  'load-card': undefined;
  'open-options': undefined;
  /** A data URL. */
  picture: string | undefined;
  search: Result<Hit[]>;
}

/**
 * A look-up is a port of this name: the asker posts one `Inspection`, the background tells its
 * `Appearance` at once and an `Answer` when there is one. A port that closes ends the look-up, and it
 * tells the asker when the background dies.
 */
export const INSPECTION_PORT = 'inspection';

export interface Inspection {
  id: GptId;
  /** Ask the gateway even if the library knows the GPT. */
  anew?: boolean;
}

export type Told = { appearance: Appearance } | { answer: Answer };
