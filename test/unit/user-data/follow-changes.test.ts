import { describe, expect, it } from 'vitest';
import { toNotification } from '../../../utils/background/follow-checks/notification-text.ts';
import type { DataKind } from '../../../utils/gpt/data-kinds.ts';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import {
  getChangeSets,
  getRatingsOverTime,
  getUnseenChangeSets,
  sortByUnseenChanges,
} from '../../../utils/user-data/follow-changes.ts';
import type { Followed } from '../../../utils/user-data/follows.ts';
import { toId } from '../support/cache-database.ts';
import { createAction } from '../support/create-action.ts';
import { gpt } from '../support/lookup-service.ts';

/** Creates a follow with a snapshot of each version at 10, 20, 30… */
function followed(seenAt: number, ...versions: Partial<Gpt>[]): Followed {
  const id = toId(1);
  const snapshots = versions.map((more, n) => ({ id, at: 10 * (n + 1), gpt: { ...gpt, ...more } }));
  const newest = snapshots.length * 10;
  return {
    follow: { id, since: 10, seenAt, newsAt: newest, checkedAt: newest },
    snapshots,
  };
}

const rated = (count: number): Partial<Gpt> => ({ ratings: { count, average: 4 } });
const by = (name: string): Partial<Gpt> => ({ author: { name, socials: [] } });

/** Returns time and kinds of each change set. */
const summarize = (changeSets: ReturnType<typeof getChangeSets>) =>
  changeSets.map(({ changedAt, changes }) => [changedAt, ...changes.map(({ kind }) => kind)]);

describe('change sets', () => {
  it('contain the changes from each snapshot to the next, the latest first', () => {
    const { snapshots } = followed(10, {}, by('Ann'), { ...by('Ann'), ...rated(7) });
    expect(summarize(getChangeSets(snapshots))).toEqual([
      [30, 'ratings'],
      [20, 'author'],
    ]);
  });

  it('exclude seen changes', () => {
    expect(summarize(getUnseenChangeSets(followed(20, {}, by('Ann'), by('Bob'))))).toEqual([
      [30, 'author'],
    ]);
    expect(getUnseenChangeSets(followed(30, {}, by('Ann'), by('Bob')))).toEqual([]);
  });

  it('include a change and its reversal', () => {
    const there = getUnseenChangeSets(followed(10, by('Ann'), by('Bob'), by('Ann')));
    expect(summarize(there)).toEqual([
      [30, 'author'],
      [20, 'author'],
    ]);
  });

  it('combine growing counters into one change since the last seen snapshot', () => {
    const [first, ...others] = getUnseenChangeSets(
      followed(10, rated(1), rated(2), rated(3), rated(4)),
    );
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      changedAt: 40,
      changes: [{ previous: { count: 1 }, current: { count: 4 } }],
    });
  });

  it('start at the oldest snapshot if the seen one was removed', () => {
    expect(summarize(getUnseenChangeSets(followed(5, {}, by('Ann'))))).toEqual([[20, 'author']]);
  });
});

it('sortByUnseenChanges sorts by critical, notable and counter changes, then by the time of the follow', () => {
  const since = (each: Followed, since: number) => ({
    ...each,
    follow: { ...each.follow, since },
  });
  const [unchanged, later] = [since(followed(10, {}), 1), since(followed(10, {}), 2)];
  const grown = followed(10, rated(1), rated(2));
  const renamed = followed(10, {}, { name: 'Renamed' });
  const sold = followed(10, {}, by('Mallory'));
  expect(sortByUnseenChanges([unchanged, grown, later, sold, renamed])).toEqual([
    sold,
    renamed,
    grown,
    later,
    unchanged,
  ]);
});

it('getRatingsOverTime repeats the newest ratings at the last check', () => {
  const each = followed(10, rated(1), { ratings: { count: 0 } }, { ratings: undefined }, rated(3));
  each.follow.checkedAt = 99;
  expect(getRatingsOverTime(each)).toEqual([
    { since: 10, count: 1, average: 4 },
    { since: 20, count: 0 },
    { since: 40, count: 3, average: 4 },
    { since: 99, count: 3, average: 4 },
  ]);
});

describe('a notification', () => {
  const text = createI18n('en');

  it('names one GPT and its changes, critical ones first', () => {
    const renamed = followed(10, {}, by('Mallory'), { ...by('Mallory'), name: 'Renamed' });
    expect(toNotification(text, [renamed])).toEqual({
      title: 'Renamed has changed',
      message:
        'Important: author changed from Ryan J Topps to Mallory\nName changed from “Code Guru” to “Renamed”',
    });
  });

  it('tells a new kind of personal data before other changes', () => {
    const asking = (...kinds: DataKind[]): Partial<Gpt> => ({
      actions: [createAction('api.example', ...kinds)],
    });
    const asks = followed(
      10,
      { ...asking('query', 'account'), updatedAt: 1 },
      { ...asking('url', 'phone'), name: 'Renamed', updatedAt: 1 },
    );
    expect(toNotification(text, [asks]).message.split('\n')).toEqual([
      'Important: now also asks for your phone number',
      'Now also asks for: web addresses',
      'No longer asks for: account or device id, what you ask',
      'Name changed from “Code Guru” to “Renamed”',
    ]);
    expect(toNotification(createI18n('zh_CN'), [asks]).message.split('\n').slice(0, 3)).toEqual([
      '重要：现在还会请求获取你的电话号码',
      '现在还会请求获取：网址',
      '不再请求获取：账号或设备标识、你的提问',
    ]);
  });

  it('names the most important change of each of several GPTs, up to four', () => {
    const all = Array.from({ length: 9 }, () => followed(10, {}, by('Mallory')));
    const { title, message } = toNotification(text, all as [Followed, ...Followed[]]);
    expect(title).toBe('9 GPTs you follow have changed');
    expect(message.split('\n')).toEqual(
      Array(4).fill('Code Guru: Important: author changed from Ryan J Topps to Mallory'),
    );
  });
});
