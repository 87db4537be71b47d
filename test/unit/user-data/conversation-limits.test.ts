import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../../utils/gateway/chat/conversation.ts';
import {
  CONVERSATION_LIMITS,
  countedSize,
  estimateSize,
  selectExcess,
} from '../../../utils/user-data/conversation-limits.ts';
import {
  type Conversations,
  createConversations,
  createMemoryConversations,
} from '../../../utils/user-data/conversations.ts';
import { NOW, toId } from '../support/cache-database.ts';
import { complete, newAnswer, question } from '../support/conversations.ts';
import { createEmptyUserData } from '../support/user-data.ts';

/** Small enough that a few operations reach each of them. */
const LIMITS = {
  count: 4,
  size: 5_000,
  conversationSize: 2_500,
  questionSize: 1_200,
  answerLength: 800,
};

/** `nth`: the position in the list of conversations, or among all answers so far. */
type Operation =
  | { do: 'create' | 'ask'; nth: number; length: number }
  | { do: 'save' | 'end'; nth: number; length: number }
  | { do: 'again' | 'remove' | 'remove and restore' | 'rename'; nth: number }
  | { do: 'mark interrupted' };

const nth = fc.nat(9);
const length = fc.nat(1_300);
const operations = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('create'), nth, length: fc.nat(300) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('ask'), nth, length }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('save', 'end'), nth, length }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('again', 'remove', 'remove and restore', 'rename'),
        nth,
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'mark interrupted' }) },
  ),
  { minLength: 10, maxLength: 30, size: 'max' },
) as fc.Arbitrary<Operation[]>;

/** Everything that is stored. */
async function readAll(conversations: Conversations) {
  const list = await conversations.list();
  return { list, full: await Promise.all(list.map(({ id }) => conversations.read(id))) };
}

/** Runs operations and calls `check` after each of them. Returns what each one answered. */
async function run(
  conversations: Conversations,
  all: Operation[],
  check: (operation: Operation, answerIds: string[]) => Promise<void> = async () => {},
): Promise<unknown[]> {
  const answerIds: string[] = [];
  const results: unknown[] = [];
  const start = (): Answer => {
    answerIds.push(`answer ${answerIds.length}`);
    return newAnswer(answerIds.at(-1) ?? '');
  };
  for (const operation of all) {
    const list = await conversations.list();
    const at = 'nth' in operation ? operation.nth : 0;
    const { id = 'none', turnCount = 0 } = list[at % Math.max(1, list.length)] ?? {};
    const answerId = answerIds[at % Math.max(1, answerIds.length)] ?? 'none';
    const text = 'length' in operation ? 'x'.repeat(operation.length) : '';
    switch (operation.do) {
      case 'create':
        results.push(await conversations.create({ gptId: toId(at) }, question(text), start()));
        break;
      case 'ask':
        results.push(await conversations.addQuestion(id, question(text), start()));
        break;
      case 'again':
        results.push(await conversations.addAnswer(id, turnCount - 1, start()));
        break;
      case 'save':
        results.push(await conversations.saveAnswer(newAnswer(answerId, { text })));
        break;
      case 'end':
        results.push(await conversations.saveAnswer(complete(answerId, text)));
        break;
      case 'rename':
        await conversations.rename(id, `Title ${at}`);
        break;
      case 'remove':
        results.push(await conversations.remove([id]));
        break;
      case 'remove and restore': {
        const before = await readAll(conversations);
        await conversations.restore(await conversations.remove([id]));
        expect(await readAll(conversations)).toEqual(before);
        break;
      }
      case 'mark interrupted':
        await conversations.markInterrupted(new Set(answerIds.slice(-1)));
        break;
    }
    await check(operation, answerIds);
  }
  return results;
}

/** A clock that advances with every call, and predictable ids. */
function useSameIds(): () => number {
  let [time, count] = [NOW, 0];
  vi.spyOn(crypto, 'randomUUID').mockImplementation(() => `0-0-0-0-${count++}`);
  return () => time++;
}

afterEach(() => vi.restoreAllMocks());

const create = {
  database: () => createConversations(createEmptyUserData(), { now: useSameIds(), limits: LIMITS }),
  memory: () => createMemoryConversations({ now: useSameIds(), limits: LIMITS }),
};

describe('the limits of conversations', () => {
  it.each([
    ['the database', create.database, 15],
    ['memory', create.memory, 100],
  ])('hold after any operations in %s', async (_, createEmpty, numRuns) => {
    await fc.assert(
      fc.asyncProperty(operations, async (all) => {
        const conversations = createEmpty();
        let streamingBefore: string[] = [];
        await run(conversations, all, async (operation, answerIds) => {
          const { list, full } = await readAll(conversations);
          for (const [at, { size, turnCount }] of list.entries()) {
            const turns = full[at]?.turns ?? [];
            const answers = turns.flatMap((turn) => turn.answers);
            const questionSizes = turns.map((turn) => estimateSize(turn.question));
            expect(size).toBe(sum([...questionSizes, ...answers.map(countedSize)]));
            expect(turns.map(({ place }) => place)).toEqual([...Array(turnCount).keys()]);
            for (const turn of turns) expect(turn.answers.length).toBeGreaterThan(0);
            for (const each of questionSizes) expect(each).toBeLessThanOrEqual(LIMITS.questionSize);
            for (const { text } of answers)
              expect(text.length).toBeLessThanOrEqual(LIMITS.answerLength);
          }
          // Only conversations with streaming answers and the one that just grew may exceed a limit.
          const streaming = list
            .map(({ id }) => id)
            .filter((_, at) =>
              full[at]?.turns.some(({ answers }) =>
                answers.some(({ state }) => state.at === 'streaming'),
              ),
            );
          const removable = list.length - streaming.length;
          const isWithinLimits =
            list.length <= LIMITS.count && sum(list.map(({ size }) => size)) <= LIMITS.size;
          expect(isWithinLimits || removable <= 1).toBe(true);
          const ids = list.map(({ id }) => id);
          const lost = streamingBefore.filter((id) => !ids.includes(id));
          const mayLose = operation.do === 'remove' || operation.do === 'mark interrupted';
          expect(mayLose ? [] : lost).toEqual([]);
          streamingBefore = streaming;
          // No answer outlives its conversation.
          const stored = await Promise.all(answerIds.map((id) => conversations.getAnswer(id)));
          const reachable = full.flatMap((each) => each?.turns ?? []).flatMap((it) => it.answers);
          expect(stored.filter((each) => each !== undefined)).toHaveLength(reachable.length);
        });
      }),
      { numRuns },
    );
  });

  it('lead to the same conversations in the database and in memory', async () => {
    await fc.assert(
      fc.asyncProperty(operations, async (all) => {
        const outcomes = [];
        for (const createEmpty of [create.database, create.memory]) {
          const conversations = createEmpty();
          outcomes.push([await run(conversations, all), await readAll(conversations)]);
        }
        expect(outcomes[0]).toEqual(outcomes[1]);
      }),
      { numRuns: 15 },
    );
  });

  it('remove the oldest conversations, but none whose answer streams', async () => {
    const conversations = create.memory();
    for (let n = 0; n < LIMITS.count; n++) {
      await conversations.create({ gptId: toId(n) }, question(`${n}`), newAnswer(`${n}`));
      if (n > 0) await conversations.saveAnswer(complete(`${n}`, 'Answer'));
    }
    const idsOf = async () => (await conversations.list()).map(({ firstQuestion: it }) => it);
    await conversations.create({ gptId: toId(8) }, question('8'), newAnswer('8'));
    expect(await idsOf()).toEqual(['8', '3', '2', '0']);
    await conversations.saveAnswer(complete('0', 'Answer'));
    await conversations.create({ gptId: toId(9) }, question('9'), newAnswer('9'));
    expect(await idsOf()).toEqual(['9', '8', '3', '2']);
  });

  it('remove the oldest conversations of those that a restart has interrupted', async () => {
    const conversations = create.memory();
    for (const id of ['first', 'second', 'third', 'fourth', 'fifth']) {
      await conversations.create({ gptId: toId(1) }, question(id), newAnswer(id));
    }
    // It goes on, so it is not the oldest any longer, but its first answer is the first that is marked.
    const oldest = (await conversations.list()).at(-1)?.id ?? '';
    await conversations.addAnswer(oldest, 0, newAnswer('again'));
    await conversations.saveAnswer(complete('again', 'Answer'));
    await conversations.markInterrupted();
    const left = (await conversations.list()).map(({ firstQuestion: it }) => it);
    expect(left).toEqual(['first', 'fifth', 'fourth', 'third']);
  });

  it('allow 200 conversations and 50 MB, and questions and answers of a few MB', () => {
    expect(CONVERSATION_LIMITS).toEqual({
      count: 200,
      size: 50_000_000,
      conversationSize: 20_000_000,
      questionSize: 4_000_000,
      answerLength: 1_000_000,
    });
  });
});

describe('selectExcess', () => {
  const stored = fc.array(fc.record({ id: fc.uuid(), size: fc.nat(3_000) }));

  it('selects no more than needed, the oldest first, and nothing that is protected', () => {
    fc.assert(
      fc.property(stored, fc.func(fc.boolean()), (all, isProtected) => {
        const protectedIds = new Set(all.map(({ id }) => id).filter(isProtected));
        const excess = selectExcess(all, protectedIds, LIMITS);
        const candidates = all.filter(({ id }) => !protectedIds.has(id));
        expect(excess).toEqual(candidates.slice(0, excess.length).map(({ id }) => id));
        const fits = (removed: string[]) => {
          const rest = all.filter(({ id }) => !removed.includes(id));
          return rest.length <= LIMITS.count && sum(rest.map(({ size }) => size)) <= LIMITS.size;
        };
        expect(fits(excess) || excess.length === candidates.length).toBe(true);
        if (excess.length > 0) expect(fits(excess.slice(0, -1))).toBe(false);
      }),
    );
  });
});

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
