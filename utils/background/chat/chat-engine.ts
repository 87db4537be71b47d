import PQueue from 'p-queue';
import type { Answer, AnswerState } from '../../gpt/conversation.ts';
import { onAbort } from '../../lib/on-abort.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { AskRequest, ShownText } from '../../messages/chat-port.ts';
import type { Conversations } from '../../user-data/conversations.ts';
import {
  type AnswerRequest,
  type AnswerRequestDeps,
  createAnswerRequest,
} from './answer-request.ts';
import { createKeepAlive } from './keep-alive.ts';
import type { Watcher } from './live-answer.ts';
import { settleAnswer } from './stored-answer.ts';

/** As many as can be asked side by side. */
export const MAX_ANSWERS = 4;

/** For one of the others to end. Later, the user would no longer expect the message to be sent. */
export const QUEUE_LIMIT_MS = 120_000;

/** The database has limits of its own, which are longer than anybody waits for the text. */
const STORAGE_LIMIT_MS = 5000;

/** A page that shows a stored question may be faster than the page that asks it. */
export const ASK_GRACE_MS = 1000;

interface ChatEngineDeps extends Omit<AnswerRequestDeps, 'now'> {
  conversations: Pick<Conversations, 'saveAnswer' | 'getAnswer' | 'markInterrupted'>;
  /** Records that an answer is requested. Returns whether it never was, also by earlier backgrounds. */
  claim(answerId: string): Promise<boolean>;
  /** Any call of an extension API. */
  callApi(): Promise<unknown>;
  now?: () => number;
}

export type ChatEngine = ReturnType<typeof createChatEngine>;

/** Requests the answers of GPTs and tells pages about them. Each answer is requested at most once. */
export function createChatEngine({ now = Date.now, ...others }: ChatEngineDeps) {
  const deps = { ...others, now };
  const { conversations, onError } = deps;
  const requests = new Map<string, AnswerRequest>();
  /** The keys of `requests`. */
  const requestedIds = new Set<string>();
  const queue = new PQueue({ concurrency: MAX_ANSWERS });
  const keepAlive = createKeepAlive(deps.callApi, () => {
    for (const { answer } of requests.values()) answer.sayAlive();
  });

  /** `signal` aborts when the watcher leaves. */
  function join(request: AnswerRequest, watcher: Watcher, signal: AbortSignal): void {
    const leave = request.answer.watch(watcher);
    onAbort(signal, () => {
      leave();
      // Nobody would ever see the rest.
      if (!request.isStored && !request.answer.isWatched()) request.stop();
    });
  }

  /** Streams an answer when fewer than `MAX_ANSWERS` do. */
  async function streamInTurn(request: AnswerRequest): Promise<AnswerState> {
    const waiting = new AbortController();
    let hasStarted = false;
    // From then on, the request handles its signal itself.
    const leaveQueue = () => hasStarted || waiting.abort();
    const timer = setTimeout(leaveQueue, QUEUE_LIMIT_MS);
    onAbort(request.signal, leaveQueue);
    try {
      return await queue.add(
        () => {
          hasStarted = true;
          return request.stream();
        },
        { signal: waiting.signal },
      );
    } catch (error) {
      if (request.signal.aborted) return { at: 'stopped' };
      const seconds = QUEUE_LIMIT_MS / 1000;
      if (waiting.signal.aborted) return { at: 'failed', failure: { kind: 'timeout', seconds } };
      onError(error);
      return { at: 'interrupted' };
    } finally {
      clearTimeout(timer);
    }
  }

  async function run(answerId: string, request: AnswerRequest): Promise<void> {
    const release = keepAlive.hold();
    try {
      if (await deps.claim(answerId)) return await request.end(await streamInTurn(request));
      const stored = await readSettled(answerId);
      request.answer.set(stored ?? { ...request.answer.get(), state: { at: 'interrupted' } });
      request.answer.send();
    } catch (error) {
      onError(error);
    } finally {
      requests.delete(answerId);
      requestedIds.delete(answerId);
      release();
    }
  }

  async function readStored(answerId: string): Promise<Answer | undefined> {
    try {
      return await withTimeout(
        conversations.getAnswer(answerId),
        STORAGE_LIMIT_MS,
        'Reading an answer',
      );
    } catch (error) {
      onError(error);
      return undefined;
    }
  }

  async function readSettled(answerId: string): Promise<Answer | undefined> {
    const stored = await readStored(answerId);
    return stored && settleAnswer(stored);
  }

  /** Shows an answer that is not requested now. */
  async function showStored(
    answerId: string,
    shown: ShownText | undefined,
    watcher: Watcher,
    signal: AbortSignal,
  ): Promise<void> {
    const stored = await readStored(answerId);
    if (stored?.state.at === 'streaming' && !shown) await wait(ASK_GRACE_MS);
    const request = requests.get(answerId);
    if (signal.aborted && !shown) return;
    if (request) return join(request, watcher, signal);
    if (!stored) return watcher.post({ type: 'unknown' });
    const answer = settleAnswer(stored, shown);
    const isSaved = answer === stored || (await save(answer));
    watcher.post({ type: 'answer', answer, ...(!isSaved && { isUnsaved: true }) });
  }

  async function save(answer: Answer): Promise<boolean> {
    try {
      return await withTimeout(conversations.saveAnswer(answer), STORAGE_LIMIT_MS, 'Saving');
    } catch (error) {
      onError(error);
      return false;
    }
  }

  return {
    /** Marks the answers that an earlier background has not finished. */
    async start(): Promise<void> {
      await conversations.markInterrupted(requestedIds).catch(onError);
    },

    /** Requests an answer, unless it was requested before, and watches it until `signal` aborts. */
    ask(ask: AskRequest, watcher: Watcher, signal: AbortSignal): void {
      const { answerId } = ask;
      const known = requests.get(answerId);
      const request = known ?? createAnswerRequest(ask, deps);
      join(request, watcher, signal);
      if (known) return;
      requests.set(answerId, request);
      requestedIds.add(answerId);
      run(answerId, request);
    },

    /** Watches an answer without requesting it. `shown`: what the page has shown of it already. */
    watch(
      answerId: string,
      shown: ShownText | undefined,
      watcher: Watcher,
      signal: AbortSignal,
    ): void {
      const request = requests.get(answerId);
      if (request) join(request, watcher, signal);
      else showStored(answerId, shown, watcher, signal).catch(onError);
    },

    stop(answerId: string): void {
      requests.get(answerId)?.stop();
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
