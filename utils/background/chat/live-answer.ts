import type { Answer } from '../../gateway/chat/conversation.ts';
import { throttle } from '../../lib/throttle.ts';
import type { ChatPortUpdate } from '../../messages/chat-port.ts';

/** Two frames: pages show text at most once per frame, and each message costs both sides time. */
const SEND_INTERVAL_MS = 32;

/** A page that watches an answer. */
export interface Watcher {
  post(update: ChatPortUpdate): void;
}

/** An answer that is requested, and the pages that watch it. */
export interface LiveAnswer {
  get(): Answer;
  /** Every watcher gets the added text soon. */
  append(type: 'text' | 'reasoning', added: string): void;
  /** Replaces the answer. The watchers get it with `send`. */
  set(answer: Answer): void;
  /** Sends the whole answer to every watcher. `isUnsaved`: it could not be stored. */
  send(isUnsaved?: boolean): void;
  /** Sends the answer so far, and then what changes. Returns a function that ends this. */
  watch(watcher: Watcher): () => void;
  isWatched(): boolean;
  sayAlive(): void;
}

export function createLiveAnswer(start: Answer): LiveAnswer {
  let answer = start;
  let isUnsaved = false;
  /** The lengths that the watchers have. */
  let sent = { text: 0, reasoning: 0 };
  const watchers = new Set<Watcher>();
  const sendSoon = throttle(sendAdded, SEND_INTERVAL_MS);

  function broadcast(update: ChatPortUpdate): void {
    for (const watcher of watchers) watcher.post(update);
  }

  function markSent(): void {
    sent = { text: answer.text.length, reasoning: answer.reasoning?.length ?? 0 };
  }

  function sendAdded(): void {
    const text = answer.text.slice(sent.text);
    const reasoning = answer.reasoning?.slice(sent.reasoning);
    if (!text && !reasoning) return;
    markSent();
    broadcast({ type: 'added', ...(text && { text }), ...(reasoning && { reasoning }) });
  }

  const toUpdate = (): ChatPortUpdate => ({
    type: 'answer',
    answer,
    ...(isUnsaved && { isUnsaved }),
  });

  return {
    get: () => answer,
    append(type, added) {
      answer = { ...answer, [type]: (answer[type] ?? '') + added };
      sendSoon();
    },
    set(next) {
      answer = next;
    },
    send(unsaved = false) {
      isUnsaved = unsaved;
      markSent();
      broadcast(toUpdate());
    },
    watch(watcher) {
      // The others first get what the new one gets at once.
      sendAdded();
      watchers.add(watcher);
      watcher.post(toUpdate());
      return () => watchers.delete(watcher);
    },
    isWatched: () => watchers.size > 0,
    sayAlive: () => broadcast({ type: 'alive' }),
  };
}
