import type { Answer, AnswerState } from '../gateway/chat/conversation.ts';
import { native } from '../lib/browser/native-api.ts';
import { createFrameSchedule } from '../lib/frame-schedule.ts';
import {
  ALIVE_INTERVAL_MS,
  type AskRequest,
  CHAT_PORT,
  type ChatPortRequest,
  type ChatPortUpdate,
  isRequestTooLarge,
} from './chat-port.ts';

export interface AnswerHandle {
  /** Ends the answer as stopped. The gateway may still charge it. */
  stop(): void;
  /** Stops watching. An answer that is stored goes on. */
  leave(): void;
}

/**
 * Called with the whole answer so far, at most once per animation frame. `isUnsaved`: the answer should be stored, but that
 * failed, so it will be gone when the page is closed.
 */
export type OnAnswerChange = (answer: Answer, isUnsaved: boolean) => void;

/** Starting the background and reading its settings. */
const CONNECT_LIMIT_MS = 10_000;

/** The background says more often that it is there. */
const SILENCE_LIMIT_MS = 2.5 * ALIVE_INTERVAL_MS;

/** A background that runs stops an answer at once. */
const STOP_LIMIT_MS = 3000;

/** When to connect again after the connection was lost. The background may be about to stop, or take a while to start. */
const RECONNECTION_DELAYS_MS = [0, 300, 2000];

/**
 * Asks a GPT through a gateway, exactly once. If the browser stops the background in the middle, `onChange` gets the text
 * so far with the state `interrupted`, and the background stores what was shown. Check `isRequestTooLarge` before storing
 * the question.
 */
export function askGpt(request: AskRequest, onChange: OnAnswerChange): AnswerHandle {
  const { answerId, model, gatewayId } = request;
  const start: Answer = {
    id: answerId,
    state: { at: 'streaming' },
    text: '',
    model,
    gatewayId,
    startedAt: Date.now(),
  };
  return follow({ type: 'ask', ...request }, start, request.record !== undefined, onChange);
}

/**
 * Watches an answer that the background streams or has stored. Sends nothing to the gateway. `onChange` is never called if
 * there is no such answer.
 */
export function watchAnswer(answerId: string, onChange: OnAnswerChange): AnswerHandle {
  return follow({ type: 'watch', answerId }, undefined, true, onChange);
}

/** Posts `first` once. Every later connection only watches. `isStored`: the answer is, or should be, stored. */
function follow(
  first: Exclude<ChatPortRequest, { type: 'stop' }>,
  start: Answer | undefined,
  isStored: boolean,
  onChange: OnAnswerChange,
): AnswerHandle {
  const { answerId } = first;
  let answer = start;
  let isUnsaved = false;
  let isOver = false;
  let isStopped = false;
  /** How often it connected again without getting an update. */
  let reconnections = 0;
  let disconnect = () => {};
  let post: ((request: ChatPortRequest) => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = createFrameSchedule(() => answer && onChange(answer, isUnsaved));

  function close(): void {
    clearTimeout(timer);
    const closeOnce = disconnect;
    disconnect = () => {};
    post = undefined;
    closeOnce();
  }

  function finish(): void {
    isOver = true;
    close();
    frame.request();
  }

  function giveUp(state: AnswerState): void {
    if (answer) answer = { ...answer, state };
    // Nobody has confirmed that what was shown is stored.
    isUnsaved = isStored;
    finish();
  }

  function onLost(): void {
    close();
    if (isOver) return;
    const delayMs = RECONNECTION_DELAYS_MS[reconnections];
    reconnections += 1;
    if (delayMs === undefined) giveUp({ at: 'interrupted' });
    else timer = setTimeout(reconnect, delayMs);
  }

  function reconnect(): void {
    const { text = '', reasoning } = answer ?? {};
    connect({ type: 'watch', answerId, shown: { text, ...(reasoning && { reasoning }) } });
  }

  function expectUpdate(withinMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(onLost, withinMs);
  }

  function receive(update: ChatPortUpdate): void {
    reconnections = 0;
    if (!isStopped) expectUpdate(SILENCE_LIMIT_MS);
    if (update.type === 'unknown') {
      giveUp({ at: 'interrupted' });
    } else if (update.type === 'added') {
      if (answer) answer = append(answer, update);
      frame.request();
    } else if (update.type === 'answer') {
      answer = update.answer;
      isUnsaved = update.isUnsaved ?? false;
      if (answer.state.at === 'streaming') frame.request();
      else finish();
    }
  }

  function connect(request: ChatPortRequest): void {
    try {
      const port = native.runtime.connect({ name: CHAT_PORT });
      let isOpen = true;
      disconnect = () => {
        isOpen = false;
        port.disconnect();
      };
      port.onMessage.addListener((update) => {
        if (isOpen) receive(update as ChatPortUpdate);
      });
      port.onDisconnect.addListener(() => {
        // Unless the error is read, the browser logs it to the page's console.
        void (native.runtime as { lastError?: unknown } | undefined)?.lastError;
        if (isOpen) onLost();
      });
      post = (message) => port.postMessage(message);
      expectUpdate(CONNECT_LIMIT_MS);
      port.postMessage(request);
      if (isStopped) port.postMessage({ type: 'stop' } satisfies ChatPortRequest);
    } catch {
      // The extension was updated or removed.
      close();
      giveUp({ at: 'interrupted' });
    }
  }

  if (first.type === 'ask' && isRequestTooLarge(first.messages)) {
    giveUp({ at: 'failed', failure: { kind: 'too-large' } });
  } else {
    connect(first);
  }
  return {
    stop() {
      if (isOver || isStopped) return;
      isStopped = true;
      // The next connection says so.
      if (!post) return;
      try {
        post({ type: 'stop' });
      } catch {
        // It is disconnected; the timer ends the answer.
      }
      clearTimeout(timer);
      timer = setTimeout(() => giveUp({ at: 'stopped' }), STOP_LIMIT_MS);
    },
    leave() {
      isOver = true;
      close();
      frame.cancel();
    },
  };
}

/** The answer with what has been added to it. */
function append(answer: Answer, added: { text?: string; reasoning?: string }): Answer {
  const { text = '', reasoning = '' } = added;
  return {
    ...answer,
    text: answer.text + text,
    ...(reasoning && { reasoning: (answer.reasoning ?? '') + reasoning }),
  };
}
