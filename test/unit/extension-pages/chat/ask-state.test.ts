import { describe, expect, it } from 'vitest';
import {
  type AskCell,
  type AskRound,
  canVote,
  hasAnswered,
  toRounds,
} from '../../../../utils/extension-pages/chat/ask-state.ts';
import type { Answer, Turn } from '../../../../utils/gateway/chat/conversation.ts';
import { complete, newAnswer, question } from '../../support/conversations.ts';

function turn(place: number, ...answers: Answer[]): Turn {
  return { conversation: 'c', place, question: question(`Question ${place}`), answers };
}

/** A round with these answers; `undefined` is a GPT that was not asked. */
function round(...answers: (Answer | undefined)[]): AskRound {
  const cells = answers.map(
    (answer): AskCell => (answer ? { turn: turn(0, answer) } : { problem: 'missing' }),
  );
  return { id: 'r', question: question('Question'), cells };
}

const failed = newAnswer('f', { state: { at: 'failed', failure: { kind: 'no-channel' } } });

describe('canVote', () => {
  it('waits until all answers have ended', () => {
    const streaming = newAnswer('c', { text: 'So far' });
    expect(canVote(round(complete('a', 'A'), complete('b', 'B')))).toBe(true);
    expect(canVote(round(complete('a', 'A'), complete('b', 'B'), streaming))).toBe(false);
  });

  it('needs two answers with text, however they ended', () => {
    const stopped = newAnswer('b', { text: 'B', state: { at: 'stopped' } });
    const empty = newAnswer('b', { text: ' \n', state: { at: 'empty' } });
    expect(canVote(round(complete('a', 'A'), stopped))).toBe(true);
    expect(canVote(round(complete('a', 'A'), empty))).toBe(false);
    expect(canVote(round(complete('a', 'A'), failed))).toBe(false);
    expect(canVote(round(complete('a', 'A'), undefined))).toBe(false);
  });
});

it('hasAnswered looks at the last answer of each GPT', () => {
  const again = { turn: turn(0, complete('a', 'A'), failed) };
  expect(hasAnswered({ ...round(complete('b', 'B'), undefined), cells: [again] })).toEqual([false]);
  expect(hasAnswered(round(complete('b', 'B'), undefined, failed))).toEqual([true, false, false]);
});

describe('toRounds', () => {
  const own = [
    turn(0, complete('a0', 'A')),
    turn(1, complete('a1', 'A'), complete('a1x', 'Again')),
  ];
  const other = [turn(0, complete('b0', 'B'))];
  const records = [
    { id: 'first', answers: [{ answerId: 'a0' }, { answerId: 'b0' }] },
    { id: 'second', answers: [{ answerId: 'a1' }, { problem: 'conversation-full' as const }] },
  ];

  it('finds the turn of each GPT by its first answer, also after it was asked again', () => {
    expect(toRounds(records, [own, other])).toEqual([
      { id: 'first', question: own[0]?.question, cells: [{ turn: own[0] }, { turn: other[0] }] },
      {
        id: 'second',
        question: own[1]?.question,
        cells: [{ turn: own[1] }, { problem: 'conversation-full' }],
      },
    ]);
  });

  it('says that a conversation is gone, and leaves out questions of which nothing is left', () => {
    expect(toRounds(records, [[], other]).map(({ id, cells }) => [id, cells])).toEqual([
      ['first', [{ problem: 'missing' }, { turn: other[0] }]],
    ]);
    expect(toRounds(records, [[], []])).toEqual([]);
  });

  it('does not take a new conversation for the one that is gone', () => {
    const fresh = [turn(0, complete('new', 'N'))];
    expect(toRounds(records, [fresh, other])[0]?.cells[0]).toEqual({ problem: 'missing' });
  });
});
