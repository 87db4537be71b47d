import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Vote } from '../../../utils/user-data/schema.ts';
import { createVotes, MAX_VOTES } from '../../../utils/user-data/votes.ts';
import { NOW, toId } from '../support/cache-database.ts';
import { createEmptyUserData } from '../support/user-data.ts';

const vote = (comparison: string, gpts: number[], best?: number, at = NOW): Vote => ({
  comparison,
  at,
  gpts: gpts.map(toId),
  ...(best !== undefined && { best: toId(best) }),
});

describe('votes', () => {
  it('are counted for each GPT, with the time of the last one', async () => {
    const votes = createVotes(createEmptyUserData());
    await votes.record(vote('a', [1, 2], 1, NOW + 5));
    await votes.record(vote('b', [1, 2, 3], 2, NOW));
    await votes.record(vote('c', [1, 3], undefined, NOW + 9));
    expect(Object.fromEntries(await votes.count())).toEqual({
      [toId(1)]: { asked: 3, won: 1, lastAt: NOW + 9 },
      [toId(2)]: { asked: 2, won: 1, lastAt: NOW + 5 },
      [toId(3)]: { asked: 2, won: 0, lastAt: NOW + 9 },
    });
  });

  it('count once for a comparison whose vote is changed, and not at all when it is removed', async () => {
    const votes = createVotes(createEmptyUserData());
    expect(await votes.record(vote('a', [1, 2], 1))).toBeUndefined();
    const previous = await votes.record(vote('a', [1, 2], 2));
    expect(previous).toEqual(vote('a', [1, 2], 1));
    expect((await votes.count()).get(toId(1))).toMatchObject({ asked: 1, won: 0 });
    if (previous) await votes.record(previous);
    expect((await votes.count()).get(toId(1))).toMatchObject({ asked: 1, won: 1 });
    expect(await votes.remove('a')).toEqual(vote('a', [1, 2], 1));
    expect(await votes.get('a')).toBeUndefined();
    expect(await votes.count()).toEqual(new Map());
    expect(await votes.remove('a')).toBeUndefined();
  });

  it('are counted as before after any vote is recorded or removed and undone', async () => {
    const anyVote = fc
      .record({
        comparison: fc.constantFrom('a', 'b', 'c'),
        gpts: fc.uniqueArray(fc.nat(5), { minLength: 2, maxLength: 4 }),
        best: fc.option(fc.nat(3), { nil: undefined }),
      })
      .map(({ comparison, gpts, best }) =>
        vote(comparison, gpts, best === undefined ? undefined : gpts[best]),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(anyVote), anyVote, async (all, last) => {
        const votes = createVotes(createEmptyUserData());
        for (const each of all) await votes.record(each);
        const before = await votes.count();
        const previous = await votes.record(last);
        await (previous ? votes.record(previous) : votes.remove(last.comparison));
        expect(await votes.count()).toEqual(before);
        const removed = await votes.remove(last.comparison);
        if (removed) await votes.record(removed);
        expect(await votes.count()).toEqual(before);
        await votes.restore(await votes.clear());
        expect(await votes.count()).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('that were cleared are restored unless there is a newer one', async () => {
    const votes = createVotes(createEmptyUserData());
    await votes.record(vote('a', [1, 2], 1));
    await votes.record(vote('b', [1, 2], 1));
    const removed = await votes.clear();
    await votes.record(vote('a', [1, 2], 2));
    await votes.restore(removed);
    expect(await votes.get('a')).toMatchObject({ best: toId(2) });
    expect(await votes.get('b')).toMatchObject({ best: toId(1) });
  });

  it('lose the oldest ones beyond the limit', async () => {
    const userData = createEmptyUserData();
    const votes = createVotes(userData);
    const all = Array.from({ length: MAX_VOTES }, (_, n) => vote(`${n}`, [1, 2], 1, NOW + n));
    await votes.restore(all);
    await votes.record(vote('newest', [1, 3], 3, NOW + MAX_VOTES));
    expect(await votes.get('0')).toBeUndefined();
    expect(await votes.get('1')).toBeDefined();
    expect((await votes.count()).get(toId(1))).toMatchObject({ asked: MAX_VOTES });
  });

  it('notify watchers of changes', async () => {
    const userData = createEmptyUserData();
    const votes = createVotes(userData);
    const onChange = vi.fn();
    userData.watch(onChange);
    await votes.record(vote('a', [1, 2], 1));
    await votes.remove('a');
    expect(onChange.mock.calls).toEqual([['votes'], ['votes']]);
  });
});
