import type { Answer } from '../../gateway/chat/conversation.ts';
import { throttle } from '../../lib/throttle.ts';

/** How often an answer is stored while it streams. If the browser stops the background, this much may be lost. */
const SAVE_INTERVAL_MS = 500;

interface SaverDeps {
  /** Returns whether the answer still exists. */
  save(answer: Answer): Promise<boolean>;
  getAnswer(): Answer;
  /** The user has removed the conversation. */
  onRemoved(): void;
  onError(error: unknown): void;
}

/** Stores an answer while it streams. A write that fails does not prevent the next one. */
export interface AnswerSaver {
  /** Stores the answer soon. */
  request(): void;
  /** Stores the answer as it is now. Resolves when that has succeeded or failed. */
  finish(): Promise<void>;
  hasFailed(): boolean;
}

export function createAnswerSaver({ save, getAnswer, onRemoved, onError }: SaverDeps): AnswerSaver {
  let isDue = false;
  let isFinished = false;
  let hasFailed = false;
  let writing: Promise<void> | undefined;
  const request = throttle(() => {
    if (!isFinished) write();
  }, SAVE_INTERVAL_MS);

  /** One write at a time, so that an older text never replaces a newer one. */
  function write(): Promise<void> {
    isDue = true;
    writing ??= writeDue().finally(() => {
      writing = undefined;
    });
    return writing;
  }

  async function writeDue(): Promise<void> {
    while (isDue) {
      isDue = false;
      try {
        if (!(await save(getAnswer()))) onRemoved();
        hasFailed = false;
      } catch (error) {
        hasFailed = true;
        onError(error);
      }
    }
  }

  return {
    request,
    finish() {
      isFinished = true;
      return write();
    },
    hasFailed: () => hasFailed,
  };
}

/** For answers that are not stored. */
export const NO_SAVER: AnswerSaver = {
  request() {},
  finish: async () => {},
  hasFailed: () => false,
};
