import type { Answer, Question, Turn } from '../../gateway/chat/conversation.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { SendProblem } from './chat.ts';

/*
 * What several GPTs were asked together, without texts: they are in the conversations. Kept in memory for the session: field
 * names must not change.
 */

/** A question to all GPTs. */
export interface AskRecord {
  /** Also the id of the comparison that the user votes on. */
  id: string;
  /** In the order of the GPTs: the first answer of each one to the question, or why it was not asked. */
  answers: ({ answerId: string } | { problem: SendProblem })[];
}

export interface AskRecords {
  /** `conversation`: missing until the GPT was asked. */
  gpts: { id: GptId; conversation?: string }[];
  rounds: AskRecord[];
}

/** The answer of one GPT to a question, or why there is none. */
export type AskCell = { turn: Turn } | { problem: SendProblem };

/** A question with the answers of all GPTs, in their order. */
export interface AskRound {
  id: string;
  question: Question;
  cells: AskCell[];
}

/**
 * Finds the turns of the questions. A question whose conversations are all gone is left out. `turns`: those of each GPT.
 */
export function toRounds(records: AskRecord[], turns: Turn[][]): AskRound[] {
  return records.flatMap(({ id, answers }) => {
    const cells = answers.map((each, index): AskCell => {
      if ('problem' in each) return each;
      const turn = turns[index]?.find((own) => own.answers[0]?.id === each.answerId);
      // Without it, the user has deleted the conversation.
      return turn ? { turn } : { problem: 'missing' };
    });
    const [question] = cells.flatMap((cell) => ('turn' in cell ? cell.turn.question : []));
    return question ? [{ id, question, cells }] : [];
  });
}

/** The answer that counts; `undefined` if there is none. */
export function getAnswer(cell: AskCell | undefined): Answer | undefined {
  return cell && 'turn' in cell ? cell.turn.answers.at(-1) : undefined;
}

export function isStreaming(answer: Answer | undefined): boolean {
  return answer?.state.at === 'streaming';
}

/** Whether the answer of each GPT has text, however it ended. */
export function hasAnswered({ cells }: AskRound): boolean[] {
  return cells.map((cell) => Boolean(getAnswer(cell)?.text.trim()));
}

/** Whether the user can vote on the answers: all have ended, and there are at least two to choose from. */
export function canVote(round: AskRound): boolean {
  const isOver = round.cells.every((cell) => !isStreaming(getAnswer(cell)));
  return isOver && hasAnswered(round).filter(Boolean).length > 1;
}
