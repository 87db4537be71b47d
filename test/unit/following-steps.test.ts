import { describe, expect, it } from 'vitest';
import { newsText } from '../../utils/background/follow-checks/notification-text.ts';
import type { Gpt } from '../../utils/gpt/gpt.ts';
import { textIn } from '../../utils/i18n/translate.ts';
import { newsFirst, stepsOf, unseenSteps } from '../../utils/user-data/follow-changes.ts';
import type { Followed } from '../../utils/user-data/follows.ts';
import { ratingsOverTime } from '../../utils/user-data/ratings-over-time.ts';
import { gpt } from './support/inspector.ts';
import { idOf } from './support/library-database.ts';

/** A followed GPT with a snapshot at 10, 20, 30… */
function followed(seenAt: number, ...versions: Partial<Gpt>[]): Followed {
  const id = idOf(1);
  const snapshots = versions.map((more, n) => ({ id, at: 10 * (n + 1), gpt: { ...gpt, ...more } }));
  const newest = snapshots.length * 10;
  return {
    follow: { id, since: 10, seenAt, newsAt: newest, checkedAt: newest },
    snapshots,
  };
}

const rated = (count: number): Partial<Gpt> => ({ ratings: { count, average: 4 } });
const by = (name: string): Partial<Gpt> => ({ author: { name, socials: [] } });

/** What changed, at which time. */
const told = (steps: ReturnType<typeof stepsOf>) =>
  steps.map(({ at, changes }) => [at, ...changes.map(({ what }) => what)]);

describe('what changed', () => {
  it('is told from each snapshot to the next, the latest first', () => {
    const { snapshots } = followed(10, {}, by('Ann'), { ...by('Ann'), ...rated(7) });
    expect(told(stepsOf(snapshots))).toEqual([
      [30, 'ratings'],
      [20, 'author'],
    ]);
  });

  it('and was seen is not told again', () => {
    expect(told(unseenSteps(followed(20, {}, by('Ann'), by('Bob'))))).toEqual([[30, 'author']]);
    expect(unseenSteps(followed(30, {}, by('Ann'), by('Bob')))).toEqual([]);
  });

  it('there and back is told both times', () => {
    const there = unseenSteps(followed(10, by('Ann'), by('Bob'), by('Ann')));
    expect(told(there)).toEqual([
      [30, 'author'],
      [20, 'author'],
    ]);
  });

  it('of growing numbers is told once, from what was seen to what is', () => {
    const [step, ...others] = unseenSteps(followed(10, rated(1), rated(2), rated(3), rated(4)));
    expect(others).toEqual([]);
    expect(step).toMatchObject({ at: 40, changes: [{ old: { count: 1 }, now: { count: 4 } }] });
  });

  it('is told from the first snapshot there is where the seen one was thrown out', () => {
    expect(told(unseenSteps(followed(5, {}, by('Ann'))))).toEqual([[20, 'author']]);
  });
});

it('grave news come first, then other news, then numbers, then what was followed last', () => {
  const since = (each: Followed, at: number) => ({
    ...each,
    follow: { ...each.follow, since: at },
  });
  const [still, later] = [since(followed(10, {}), 1), since(followed(10, {}), 2)];
  const grown = followed(10, rated(1), rated(2));
  const renamed = followed(10, {}, { name: 'Renamed' });
  const sold = followed(10, {}, by('Mallory'));
  expect(newsFirst([still, grown, later, sold, renamed])).toEqual([
    sold,
    renamed,
    grown,
    later,
    still,
  ]);
});

it('the newest ratings hold until it was last checked', () => {
  const each = followed(10, rated(1), { ratings: { count: 0 } }, { ratings: undefined }, rated(3));
  each.follow.checkedAt = 99;
  expect(ratingsOverTime(each)).toEqual([
    { at: 10, count: 1, average: 4 },
    { at: 20, count: 0 },
    { at: 40, count: 3, average: 4 },
    { at: 99, count: 3, average: 4 },
  ]);
});

describe('a notification', () => {
  const text = textIn('en');

  it('of one GPT names it and what changed, the grave first', () => {
    const renamed = followed(10, {}, by('Mallory'), { ...by('Mallory'), name: 'Renamed' });
    expect(newsText(text, [renamed])).toEqual({
      title: 'Renamed has changed',
      message:
        'Important: its author is now Mallory, and was Ryan J Topps\nName: “Code Guru” became “Renamed”',
    });
  });

  it('of many names the gravest of each, and no more than there is room for', () => {
    const all = Array.from({ length: 9 }, () => followed(10, {}, by('Mallory')));
    const { title, message } = newsText(text, all as [Followed, ...Followed[]]);
    expect(title).toBe('9 GPTs that you follow have changed');
    expect(message.split('\n')).toEqual(
      Array(4).fill('Code Guru: Important: its author is now Mallory, and was Ryan J Topps'),
    );
  });
});
