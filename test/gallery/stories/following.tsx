import { FollowedHistory } from '../../../components/following/followed-history.tsx';
import { Following } from '../../../components/following/following.tsx';
import { TimeChart } from '../../../components/following/time-chart.tsx';
import { ChangeHistory } from '../../../components/gpt/change-history.tsx';
import { ChangeList } from '../../../components/gpt/change-list.tsx';
import { FollowButton } from '../../../components/gpt/follow-button.tsx';
import { UnseenChanges } from '../../../components/gpt/unseen-changes.tsx';
import { diffGpts } from '../../../utils/gpt/changes.ts';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import { getChangeSets } from '../../../utils/user-data/follow-changes.ts';
import type { Followed } from '../../../utils/user-data/follows.ts';
import { createAction } from '../../unit/support/create-action.ts';
import { DAY, getCachedGpt, getGpt, NOW, noop } from '../fixtures.ts';
import { CHAT } from '../gateway-fixtures.ts';
import { asPart, story } from '../story.ts';

const before: Gpt = {
  ...getGpt('Penny Pilot'),
  ratings: { count: 120, average: 4.1 },
  tools: [{ kind: 'web' }],
};
const rated: Gpt = { ...before, ratings: { count: 180, average: 4.3 } };
const sold: Gpt = {
  ...rated,
  author: { name: 'Somebody Else, Inc.', socials: [] },
  actions: [createAction('collect.example.net', 'payment', 'email', 'query')],
  description: 'Keeps the books of a household, and now of a company, too.',
  tools: [{ kind: 'images' }, { kind: 'actions' }],
  ratings: { count: 2400, average: 3.6 },
};

const careful: Gpt = { ...sold, actions: [createAction('collect.example.net', 'phone', 'query')] };

function followed(id: string, gpts: Gpt[], seen = gpts.length, goneSince?: number): Followed {
  const snapshots = gpts.map((gpt, n) => ({ id: gpt.id, at: NOW - (40 - 13 * n) * DAY, gpt }));
  const time = (n: number) => snapshots[n]?.at ?? 0;
  const seenAt = time(seen - 1);
  const follow = { since: time(0), seenAt, newsAt: time(gpts.length - 1), checkedAt: NOW - DAY };
  return { follow: { id: getGpt(id).id, ...follow, goneSince }, snapshots };
}

const CHANGED = followed('Penny Pilot', [before, rated, sold], 1);
const UNCHANGED = followed('Map Room', [getGpt('Map Room')]);
const MISSING = followed('Shell Sage', [getGpt('Shell Sage')], 1, NOW - 3 * DAY);

const [changedId, unchangedId] = [CHANGED.follow.id, UNCHANGED.follow.id];

export const followingStories = [
  story(
    'follow-button',
    asPart('popup'),
    { cached: getCachedGpt('Penny Pilot'), follow: noop, unfollow: noop },
    FollowButton,
    { 'not followed': { followed: undefined }, followed: { followed: CHANGED } },
  ),
  story(
    'following',
    'sidepanel',
    {
      now: NOW,
      chat: CHAT,
      onChoose: noop,
      onShowHistory: noop,
      onMarkSeen: noop,
      onUnfollow: noop,
    },
    Following,
    {
      'changed, unchanged, missing': { followed: [CHANGED, UNCHANGED, MISSING] },
      none: { followed: [] },
    },
  ),
  story('followed-history', 'sidepanel', { onChoose: noop }, FollowedHistory, {
    'many changes': { id: changedId, followed: CHANGED },
    'no changes': { id: unchangedId, followed: UNCHANGED },
    'not followed': { id: unchangedId, followed: undefined },
  }),
  story('unseen-changes', asPart('popup'), { followed: CHANGED, onMarkSeen: noop }, UnseenChanges, {
    unseen: {},
  }),
  story('change-history', asPart('sidepanel'), {}, ChangeHistory, {
    'latest first': { changeSets: getChangeSets(CHANGED.snapshots) },
  }),
  story('change-list', asPart('sidepanel'), {}, ChangeList, {
    critical: { changes: diffGpts(rated, sold) },
    'collected data only': { changes: diffGpts(sold, careful) },
    'counters only': { changes: diffGpts(before, rated) },
  }),
  story(
    'time-chart',
    asPart('sidepanel'),
    { title: 'Ratings', format: (value: number) => value.toLocaleString('en') },
    TimeChart,
    {
      weeks: {
        points: [
          { time: NOW - 40 * DAY, value: 120 },
          { time: NOW - 27 * DAY, value: 180 },
          { time: NOW - 14 * DAY, value: 2400 },
          { time: NOW, value: 2410 },
        ],
      },
      'never changed': {
        points: [
          { time: NOW - 7_000_000, value: 5 },
          { time: NOW, value: 5 },
        ],
      },
    },
  ),
];
