import PQueue from 'p-queue';
import type { Answer, AnswerState } from '../../gateway/chat/conversation.ts';
import { onAbort } from '../../lib/on-abort.ts';
import { createSerialQueue } from '../../lib/serial-queue.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { AskRequest, ChatPortUpdate, ShownText } from '../../messages/chat-port.ts';
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
const QUEUE_LIMIT_MS = 120_000;

/** The database has limits of its own, which are longer than anybody waits for the text. */
const STORAGE_LIMIT_MS = 5000;

/** A page that shows a stored question may be faster than the page that asks it. */
const ASK_GRACE_MS = 1000;

interface ChatEngineDeps extends Omit<AnswerRequestDeps, 'now'> {
  conversations: Pick<Conversations, 'saveAnswer' | 'getAnswer' | 'markInterrupted'>;
  /** Records that an answer is requested. Returns whether it never was, also by earlier backgrounds. Never rejects. */
  claim(answerId: string): Promise<boolean>;
  /** Any call of an extension API. */
  callApi(): Promise<unknown>;
  now?: () => number;
}

/** An answer that is requested now, if `isFirst`. */
interface Started {
  request: AnswerRequest;
  isFirst: Promise<boolean>;
}

/** A page that is connected. `signal` aborts when it leaves. */
interface Visitor {
  watcher: Watcher;
  signal: AbortSignal;
}

export type ChatEngine = ReturnType<typeof createChatEngine>;

/** Requests the answers of GPTs and tells pages about them. Each answer is requested at most once. */
export function createChatEngine({ now = Date.now, ...others }: ChatEngineDeps) {
  const deps = { ...others, now };
  const { conversations, onError } = deps;
  const started = new Map<string, Started>();
  /** The keys of `started`. */
  const startedIds = new Set<string>();
  const queue = new PQueue({ concurrency: MAX_ANSWERS });
  /** Of several pages that have shown an answer, a later one must not store less than an earlier one. */
  const inTurn = createSerialQueue();
  const keepAlive = createKeepAlive(deps.callApi, () => {
    for (const { request } of started.values()) request.answer.sayAlive();
  });

  function start(ask: AskRequest): Started {
    const { answerId } = ask;
    const next = { request: createAnswerRequest(ask, deps), isFirst: deps.claim(answerId) };
    started.set(answerId, next);
    startedIds.add(answerId);
    run(answerId, next);
    return next;
  }

  async function run(answerId: string, { request, isFirst }: Started): Promise<void> {
    const release = keepAlive.hold();
    try {
      if (await isFirst) await request.end(await streamInTurn(request));
    } catch (error) {
      onError(error);
    } finally {
      started.delete(answerId);
      startedIds.delete(answerId);
      release();
    }
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

  /** Shows an answer that is requested now. Returns whether it is. */
  async function join(joined: Started | undefined, { watcher, signal }: Visitor): Promise<boolean> {
    if (!joined || !(await joined.isFirst)) return false;
    const { answer, isStored, stop } = joined.request;
    const leave = answer.watch(watcher);
    onAbort(signal, () => {
      leave();
      // Nobody would ever see the rest.
      if (!isStored && !answer.isWatched()) stop();
    });
    return true;
  }

  /** Shows an answer. `shown`: what the page has shown of it already. */
  async function show(
    answerId: string,
    shown: ShownText | undefined,
    visitor: Visitor,
  ): Promise<void> {
    if (await join(started.get(answerId), visitor)) return;
    const stored = await readStored(answerId);
    if (stored?.state.at === 'streaming' && !shown) await wait(ASK_GRACE_MS);
    if (await join(started.get(answerId), visitor)) return;
    if (stored) visitor.watcher.post(await inTurn(() => settle(answerId, shown)));
    else visitor.watcher.post({ type: 'unknown' });
  }

  /** Stores how an answer that is not requested any longer has ended. */
  async function settle(answerId: string, shown: ShownText | undefined): Promise<ChatPortUpdate> {
    const stored = await readStored(answerId);
    if (!stored) return { type: 'unknown' };
    const answer = settleAnswer(stored, shown);
    const isSaved = answer === stored || (await save(answer));
    return { type: 'answer', answer, ...(!isSaved && { isUnsaved: true }) };
  }

  async function readStored(answerId: string): Promise<Answer | undefined> {
    const reading = conversations.getAnswer(answerId);
    try {
      return await withTimeout(reading, STORAGE_LIMIT_MS, 'Reading an answer');
    } catch (error) {
      onError(error);
      return undefined;
    }
  }

  async function save(answer: Answer): Promise<boolean> {
    const saving = conversations.saveAnswer(answer);
    try {
      return await withTimeout(saving, STORAGE_LIMIT_MS, 'Saving an answer');
    } catch (error) {
      onError(error);
      return false;
    }
  }

  return {
    /** Marks the answers that an earlier background has not finished. */
    async start(): Promise<void> {
      await conversations.markInterrupted(startedIds).catch(onError);
    },

    /** Requests an answer, unless it was requested before, and shows it until `signal` aborts. */
    async ask(ask: AskRequest, watcher: Watcher, signal: AbortSignal): Promise<void> {
      const { answerId } = ask;
      const visitor = { watcher, signal };
      const isNow = await join(started.get(answerId) ?? start(ask), visitor);
      if (!isNow) await show(answerId, undefined, visitor);
    },

    /** Shows an answer without requesting it, until `signal` aborts. `shown`: what the page has shown of it already. */
    watch: (
      answerId: string,
      shown: ShownText | undefined,
      watcher: Watcher,
      signal: AbortSignal,
    ): Promise<void> => show(answerId, shown, { watcher, signal }),

    stop(answerId: string): void {
      started.get(answerId)?.request.stop();
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
