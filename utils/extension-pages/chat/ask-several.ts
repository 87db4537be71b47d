import type { GptId } from '../../gpt/gpt-id.ts';
import { type AskRecord, type AskRecords, type AskRound, toRounds } from './ask-state.ts';
import type { Chat, ChatTarget, SendProblem } from './chat.ts';
import type { Written } from './composer.ts';

/** One of the GPTs with the conversation that is open for it. */
export interface AskedChat {
  id: GptId;
  chat: Chat;
}

export interface AskSeveralState {
  rounds: AskRound[];
  /** Whether a question is being sent, or an answer awaited. No other question can be sent meanwhile. */
  isBusy: boolean;
  /** Why the last question was sent to none of the GPTs. */
  problem: SendProblem | undefined;
}

interface Deps {
  chats: AskedChat[];
  /** Remembers what was asked, for when the view is opened again. Must not reject. */
  remember(records: AskRecords): Promise<void>;
  onChange(): void;
}

/**
 * Asks several GPTs the same questions, each in its own conversation. Sends nothing by itself: each `ask` sends one message
 * to each GPT.
 */
export function createAskSeveral({ chats, remember, onChange }: Deps, remembered?: AskRecords) {
  let records: AskRecord[] = remembered?.rounds ?? [];
  /** Set at once, so that a second click does not send a second message. */
  let isAsking = false;
  let problem: SendProblem | undefined;

  const isBusy = () => isAsking || chats.some(({ chat }) => chat.getState().isBusy);

  function getState(): AskSeveralState {
    const turns = chats.map(({ chat }) => chat.getState().turns);
    return { rounds: toRounds(records, turns), isBusy: isBusy(), problem };
  }

  function getAskedAnswer(
    { chat }: AskedChat,
    isSent: boolean | undefined,
  ): AskRecord['answers'][number] {
    const state = chat.getState();
    const answerId = state.turns.at(-1)?.answers[0]?.id;
    return isSent && answerId ? { answerId } : { problem: state.problem ?? 'not-saved' };
  }

  function toRecords(): AskRecords {
    const gpts = chats.map(({ id, chat }) => {
      const conversation = chat.getState().conversation?.id;
      return { id, ...(conversation && { conversation }) };
    });
    return { gpts, rounds: records };
  }

  return {
    getState,

    /** Calls `onChange` on every change of a chat, until the signal aborts. */
    watch(signal: AbortSignal): void {
      for (const { chat } of chats) chat.watch(onChange, signal);
    },

    /**
     * Sends a question to all GPTs. Resolves to whether it was sent to any. A GPT that was not asked, because its conversation
     * could not be stored, says so in its column.
     */
    async ask(
      question: Written,
      getTarget: (id: GptId) => ChatTarget | undefined,
    ): Promise<boolean> {
      const targets = chats.flatMap(({ id }) => getTarget(id) ?? []);
      if (isBusy() || targets.length < chats.length) return false;
      isAsking = true;
      problem = undefined;
      try {
        const sent = await Promise.all(
          targets.map((target, index) => chats[index]?.chat.send(question, target)),
        );
        const answers = chats.map((each, index) => getAskedAnswer(each, sent[index]));
        if (!sent.includes(true)) {
          problem = answers.map((each) => ('problem' in each ? each.problem : undefined))[0];
          return false;
        }
        records = [...records, { id: crypto.randomUUID(), answers }];
        await remember(toRecords());
        return true;
      } finally {
        isAsking = false;
        onChange();
      }
    },

    /** Ends the answer of one GPT. */
    stop: (index: number): void => chats[index]?.chat.stop(),

    /** Ends all answers that stream. */
    stopAll(): void {
      for (const { chat } of chats) chat.stop();
    },
  };
}
