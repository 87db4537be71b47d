import type {
  Answer,
  AnswerState,
  Conversation,
  Question,
  Turn,
} from '../../gateway/chat/conversation.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import { onAbort } from '../../lib/on-abort.ts';
import type { AnswerHandle, askGpt, watchAnswer } from '../../messages/chat.ts';
import type { AskResult, FullConversation } from '../../user-data/conversations.ts';
import { toRequest } from './history.ts';
import type { ConversationSource } from './sources.ts';

/** Why a question was not sent. */
export type SendProblem = 'missing' | 'question-too-large' | 'conversation-full' | 'not-saved';

export interface ChatState {
  /** Missing until the first question was sent. */
  conversation: Conversation | undefined;
  turns: Turn[];
  /** Whether an answer is awaited, or streams. No other question can be sent meanwhile. */
  isBusy: boolean;
  /** The state of the last answer that streamed while the chat was open. */
  liveState: AnswerState | undefined;
  problem: SendProblem | undefined;
  /** The last answer should be stored, but that failed. */
  isUnsaved: boolean;
}

/** Who is asked. */
export interface ChatTarget {
  gptId: GptId;
  gptName?: string;
  /** The name of the model at the gateway. */
  model: string;
  gatewayId: string;
}

export interface ChatDeps {
  askGpt: typeof askGpt;
  watchAnswer: typeof watchAnswer;
  now(): number;
}

const EMPTY: ChatState = {
  conversation: undefined,
  turns: [],
  isBusy: false,
  liveState: undefined,
  problem: undefined,
  isUnsaved: false,
};

/**
 * A conversation that is open in a page. Sends nothing by itself: each `send` and `askAgain` stores one answer to request
 * and requests it once.
 */
export function createChat(deps: ChatDeps, source: ConversationSource, conversationId?: string) {
  const { conversations, keeping } = source;
  const isKept = keeping === 'kept';
  const listeners = new Set<(state: ChatState) => void>();
  let state = EMPTY;
  let ownId = conversationId;
  let handle: AnswerHandle | undefined;
  /** Answers that have ended, but could not be saved. They are in this page only. */
  const unsaved = new Map<string, Answer>();
  let isStoring = false;
  /** The user has stopped the answer before it could be requested. */
  let isStopWanted = false;
  /** Increases with each change, so that what was read before is not shown after it. */
  let version = 0;

  function change(changed: Partial<ChatState>): void {
    version += 1;
    state = { ...state, ...changed };
    for (const onChange of listeners) onChange(state);
  }

  function onAnswer(answer: Answer, isUnsaved = false): void {
    const isOver = answer.state.at !== 'streaming';
    if (isOver) handle = undefined;
    // What was interrupted may go on in the background.
    if (isKept && isUnsaved && isOver && isEnded(answer)) unsaved.set(answer.id, answer);
    if (!isKept && isOver) conversations.saveAnswer(answer);
    change({
      turns: replaceAnswer(state.turns, answer),
      isBusy: !isOver,
      liveState: answer.state,
      isUnsaved: isKept && isUnsaved,
    });
  }

  /** The stored turn with answers that could not be saved, unless the background has saved them since. */
  function withUnsaved(turn: Turn): Turn {
    if (!turn.answers.some(({ id }) => unsaved.has(id))) return turn;
    const answers = turn.answers.map((stored) =>
      isEnded(stored) ? stored : (unsaved.get(stored.id) ?? stored),
    );
    return { ...turn, answers };
  }

  /** Shows what is stored. An answer that still streams is watched. */
  function adopt(stored: FullConversation | undefined): void {
    const live = handle && getLastAnswer(state.turns);
    const last = getLastAnswer(stored?.turns ?? []);
    const isStillLive = live !== undefined && live.id === last?.id && !isEnded(last);
    const turns = (stored?.turns ?? []).map(withUnsaved);
    const latest = getLastAnswer(turns);
    if (!isStillLive) {
      handle?.leave();
      handle = undefined;
    }
    const isWatched = isKept && isStreaming(latest) && !isStillLive;
    change({
      conversation: stored?.conversation,
      turns: isStillLive ? replaceAnswer(turns, live) : turns,
      isBusy: isStillLive || isStreaming(latest),
      liveState: isStillLive
        ? live.state
        : live || isStreaming(latest)
          ? latest?.state
          : state.liveState,
      isUnsaved: state.isUnsaved && latest !== undefined && unsaved.has(latest.id),
    });
    if (isWatched && latest) handle = deps.watchAnswer(latest.id, onAnswer);
  }

  async function refresh(): Promise<void> {
    if (!ownId || isStoring) return;
    const before = version;
    const stored = await conversations.read(ownId);
    if (version === before && !isStoring) adopt(stored);
  }

  /** Stores the answer to request with `store`, then requests it. Resolves to whether it is requested. */
  async function request(
    { gptId, model, gatewayId }: ChatTarget,
    store: (answer: Answer) => Promise<AskResult>,
  ): Promise<boolean> {
    // Synchronously, so that a second click finds it.
    isStoring = true;
    isStopWanted = false;
    change({ isBusy: true, problem: undefined, isUnsaved: false, liveState: undefined });
    const startedAt = deps.now();
    const answer: Answer = {
      ...{ id: crypto.randomUUID(), state: { at: 'streaming' }, text: '' },
      ...{ model, gatewayId, startedAt },
    };
    const result = await store(answer).catch((error) => {
      console.error('GPT Lens: a question could not be stored.', error);
      return undefined;
    });
    isStoring = false;
    if (result?.status !== 'added') {
      change({ isBusy: false, problem: toProblem(result?.status) });
      return false;
    }
    const { conversation, turn } = result;
    ownId = conversation.id;
    const turns = [...state.turns.slice(0, turn.place), keepShown(turn, state.turns[turn.place])];
    const record = { conversation: conversation.id, place: turn.place };
    change({ conversation, turns, liveState: answer.state });
    handle = deps.askGpt(
      {
        ...{ answerId: answer.id, gptId, gatewayId, model, messages: toRequest(turns) },
        ...(isKept && { record }),
      },
      onAnswer,
    );
    // The background stores that it was stopped, and sends nothing if it has not begun.
    if (isStopWanted) handle.stop();
    return true;
  }

  return {
    keeping,
    getState: () => state,
    refresh,

    /** Calls `onChange` on every change. */
    onChange: (onChange: (state: ChatState) => void) => void listeners.add(onChange),

    /** Calls `onChange` on every change, made here or in another window, until the signal aborts. */
    watch(onChange: (state: ChatState) => void, signal: AbortSignal): void {
      listeners.add(onChange);
      onAbort(signal, () => listeners.delete(onChange));
      // In memory, there are no other windows.
      if (isKept) conversations.watch((kind) => kind === 'conversations' && refresh(), signal);
    },

    /** Sends a question. Resolves to whether it was sent; otherwise the state says why not. */
    async send(question: Omit<Question, 'sentAt'>, target: ChatTarget): Promise<boolean> {
      const isEmpty = !question.text.trim() && question.attachments.length === 0;
      if (state.isBusy || isEmpty) return false;
      const asked: Question = { ...question, sentAt: deps.now() };
      return request(target, (answer) =>
        state.conversation
          ? conversations.addQuestion(state.conversation.id, asked, answer)
          : conversations.create(target, asked, answer),
      );
    },

    /** Requests another answer to the last question. */
    async askAgain(target: ChatTarget): Promise<boolean> {
      const last = state.turns.at(-1);
      if (state.isBusy || !last) return false;
      return request(target, (answer) =>
        conversations.addAnswer(last.conversation, last.place, answer),
      );
    },

    /** Ends the answer that is awaited, or streams. */
    stop(): void {
      isStopWanted = true;
      handle?.stop();
    },
  };
}

export type Chat = ReturnType<typeof createChat>;

function toProblem(status: AskResult['status'] | undefined): SendProblem {
  return status && status !== 'added' && status !== 'already-asked' ? status : 'not-saved';
}

function getLastAnswer(turns: Turn[]): Answer | undefined {
  return turns.at(-1)?.answers.at(-1);
}

function isStreaming(answer: Answer | undefined): boolean {
  return answer?.state.at === 'streaming';
}

/**
 * Whether a stored answer is all there is. A background that starts marks all answers that are not requested yet as
 * interrupted, also one that is about to be; the connection to the background tells whether it was.
 */
function isEnded(stored: Answer): boolean {
  return !isStreaming(stored) && stored.state.at !== 'interrupted';
}

/** The stored turn with the earlier answers as they were shown: if saving one failed, less of it is stored. */
function keepShown(stored: Turn, shown: Turn | undefined): Turn {
  const answers = stored.answers.map(
    (answer) => shown?.answers.find(({ id }) => id === answer.id) ?? answer,
  );
  return { ...stored, answers };
}

/** The turns with a newer version of an answer. Other turns stay the same objects, so that they are not rendered again. */
function replaceAnswer(turns: Turn[], answer: Answer): Turn[] {
  return turns.map((turn) =>
    turn.answers.some(({ id }) => id === answer.id)
      ? { ...turn, answers: turn.answers.map((each) => (each.id === answer.id ? answer : each)) }
      : turn,
  );
}
