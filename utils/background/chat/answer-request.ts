import type { ChatPrice } from '../../gateway/account.ts';
import type { Answer, AnswerState } from '../../gateway/chat/conversation.ts';
import type { ChatOptions, streamChat } from '../../gateway/chat/stream-chat.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { UsageCounter } from '../../lookup/usage.ts';
import type { AskRequest } from '../../messages/chat-port.ts';
import { getCostOfTokens, getMessagePrice } from '../../settings/chat-price.ts';
import type { SavedGateway } from '../../settings/saved-gateways.ts';
import type { Conversations } from '../../user-data/conversations.ts';
import { type AnswerSaver, createAnswerSaver, NO_SAVER } from './answer-saver.ts';
import { createLiveAnswer, type LiveAnswer } from './live-answer.ts';

/**
 * For a whole answer. None takes as long; without a limit, a gateway that sends nothing but comments would keep the
 * background running.
 */
const ANSWER_LIMIT_MS = 60 * 60_000;

/** Storage responds within milliseconds. */
const STORAGE_LIMIT_MS = 5000;

/** For the last write, before the pages are told that the answer has ended. */
const SAVE_LIMIT_MS = 2000;

/** The gateway to ask, and the price of a message there if it is known. */
export interface OpenChat {
  gateway: SavedGateway;
  price: ChatPrice | undefined;
}

export interface AnswerRequestDeps {
  /** Returns the gateway with this id; `undefined` if the user has removed it. */
  openChat(gatewayId: string): Promise<OpenChat | undefined>;
  stream: typeof streamChat;
  isAllowed: ChatOptions['isAllowed'];
  usage: Pick<UsageCounter, 'take' | 'addCost'>;
  conversations: Pick<Conversations, 'saveAnswer'>;
  /** Reports errors beside an answer. */
  onError(error: unknown): void;
  now(): number;
}

/** An answer that is requested once. */
export interface AnswerRequest {
  answer: LiveAnswer;
  isStored: boolean;
  /** Aborts when the user stops the answer or removes its conversation. */
  signal: AbortSignal;
  stop(): void;
  /** Sends the message and reads the answer. Returns how it ended. Throws if the signal aborts. */
  stream(): Promise<AnswerState>;
  /** Stores how the answer ended, then tells the watchers. */
  end(state: AnswerState): Promise<void>;
}

export function createAnswerRequest(ask: AskRequest, deps: AnswerRequestDeps): AnswerRequest {
  const { onError, now } = deps;
  const isStored = ask.record !== undefined;
  const aborter = new AbortController();
  const { signal } = aborter;
  const answer = createLiveAnswer({
    id: ask.answerId,
    state: { at: 'streaming' },
    text: '',
    model: ask.model,
    gatewayId: ask.gatewayId,
    startedAt: now(),
  });
  const saver: AnswerSaver = isStored
    ? createAnswerSaver({
        save: deps.conversations.saveAnswer,
        getAnswer: () => ended ?? answer.get(),
        onRemoved: () => aborter.abort(),
        onError,
      })
    : NO_SAVER;
  let price: ChatPrice | undefined;
  /** How it is stored before the watchers are told that it has ended: then they forget the text. */
  let ended: Answer | undefined;

  function change(changes: Partial<Answer>): void {
    answer.set({ ...answer.get(), ...changes });
    answer.send(saver.hasFailed());
  }

  async function read(): Promise<AnswerState> {
    const chat = await withTimeout(
      deps.openChat(ask.gatewayId),
      STORAGE_LIMIT_MS,
      'Reading the gateways',
    );
    signal.throwIfAborted();
    if (!chat) return { at: 'failed', failure: { kind: 'no-key' } };
    const { gateway } = chat;
    price = chat.price;
    change({ startedAt: now() });
    // Another context may believe that the stored answer was interrupted; or the user has already removed it.
    saver.request();

    const { model, messages } = ask;
    const events = deps.stream(
      gateway,
      { model, messages },
      {
        isAllowed: deps.isAllowed,
        signal,
        async beforeRequest() {
          const failure = await deps.usage.take('chat', gateway.id);
          const cost = getMessagePrice(price);
          if (!failure && cost !== undefined) change({ cost });
          return failure;
        },
      },
    );
    for (;;) {
      const { done, value } = await events.next();
      signal.throwIfAborted();
      if (done) return value;
      if (value.type === 'tokens') {
        const { input, output } = value;
        // Sent when it has ended: some gateways count with every piece, and the whole answer is long.
        answer.set({ ...answer.get(), tokens: { input, output } });
      } else {
        answer.append(value.type, value.text);
        saver.request();
      }
    }
  }

  return {
    answer,
    isStored,
    signal,
    stop: () => aborter.abort(),

    async stream() {
      let isTooLong = false;
      const timer = setTimeout(() => {
        isTooLong = true;
        aborter.abort();
      }, ANSWER_LIMIT_MS);
      try {
        return await read();
      } catch (error) {
        if (isTooLong) return { at: 'cut-off', by: 'end' };
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },

    async end(state) {
      const { tokens, cost: expected, ...rest } = answer.get();
      const counted = tokens && getCostOfTokens(price, tokens);
      if (counted !== undefined) {
        deps.usage.addCost('chat', rest.gatewayId, counted, rest.startedAt).catch(onError);
      }
      // Gateways do not charge what they refuse, unless they have counted its tokens.
      const isRefused = state.at === 'failed' && rest.text === '';
      const cost = counted ?? (isRefused ? undefined : expected);
      ended = {
        ...rest,
        state,
        endedAt: now(),
        ...(tokens && { tokens }),
        ...(cost !== undefined && { cost }),
      };
      const saving = saver.finish();
      const isSaved = await withTimeout(saving, SAVE_LIMIT_MS, 'Saving an answer').then(
        () => !saver.hasFailed(),
        () => false,
      );
      answer.set(ended);
      answer.send(!isSaved);
      await saving;
    },
  };
}
