import { describe, expect, it } from 'vitest';
import { FollowedHistory } from '../../../../components/following/followed-history.tsx';
import { Following } from '../../../../components/following/following.tsx';
import { ContactMeaning } from '../../../../components/gpt/contact-meaning.tsx';
import type { Action, Gpt } from '../../../../utils/gpt/gpt.ts';
import type { Followed } from '../../../../utils/user-data/follows.ts';
import { toId } from '../../support/cache-database.ts';
import { gpt } from '../../support/lookup-service.ts';
import { findFlaw, LANGUAGES, NOW, renderIn } from '../../support/render.tsx';

const DAY_MS = 24 * 60 * 60 * 1000;
const id = toId(1);

function followed(...versions: Partial<Gpt>[]): Followed {
  const snapshots = versions.map((more, n) => {
    return { id, at: NOW - (9 - n) * DAY_MS, gpt: { ...gpt, ...more } };
  });
  const since = snapshots[0]?.at ?? NOW;
  return { follow: { id, since, seenAt: since, newsAt: since, checkedAt: NOW }, snapshots };
}

const EVERYTHING_CHANGED = followed(gpt, {
  name: '<b>Bold</b>',
  description: 'x'.repeat(9_000),
  author: { name: 'Mallory', socials: [] },
  ratings: { count: 0 },
  conversations: { text: 'many' },
  tools: [{ kind: 'other', name: 'telepathy' }],
  actions: [{ domain: 'collector.example' }],
  updatedAt: NOW,
});

const nothing = () => {};

function viewOf(...all: Followed[]) {
  return (
    <Following
      followed={all}
      now={NOW}
      onChoose={nothing}
      showHistory={nothing}
      onMarkSeen={nothing}
      onUnfollow={nothing}
    />
  );
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each([
    ['nothing followed', viewOf()],
    ['everything changed', viewOf(EVERYTHING_CHANGED)],
    [
      'nothing known and gone',
      viewOf({
        ...followed({ name: undefined, author: undefined }),
        follow: { id, since: NOW, seenAt: NOW, newsAt: NOW, checkedAt: NOW, goneSince: NOW },
      }),
    ],
    [
      'the history of all',
      <FollowedHistory key="" id={id} followed={EVERYTHING_CHANGED} choose={nothing} />,
    ],
    [
      'the history of nothing',
      <FollowedHistory key="" id={id} followed={followed({})} choose={nothing} />,
    ],
    ['no history', <FollowedHistory key="" id={id} followed={undefined} choose={nothing} />],
  ])('%s is presentable', (_, view) => {
    expect(findFlaw(renderIn(language, view).replaceAll(/href="#[^"]*"/g, ''))).toBeUndefined();
  });
});

it('what is grave is called so, and nothing else is', () => {
  const html = renderIn('en', viewOf(EVERYTHING_CHANGED));
  const graves = [...html.matchAll(/change-critical.*?<\/li>/g)].map(([item]) =>
    item.replace(/^[^>]*>|<[^>]*>/g, ''),
  );
  expect(graves).toEqual([
    'Important: author changed from Ryan J Topps to Mallory',
    expect.stringMatching(/^Important: now sends data to collector\.example$/),
  ]);
});

it('a chart says in words what it draws', () => {
  const each = followed(
    { ratings: { count: 10, average: 4.5 } },
    { ratings: { count: 30, average: 4 } },
  );
  const html = renderIn('en', <FollowedHistory id={id} followed={each} choose={nothing} />);
  expect(html).toContain(
    'aria-label="Number of ratings: from 10, Jul 6, 2026 to 30, Jul 15, 2026"',
  );
  expect(html).toContain('from 4.50, Jul 6, 2026 to 4.00, Jul 15, 2026"');
});

it.each<[Action, RegExp]>([
  [{ signIn: 'oauth', privacyPolicy: 'https://a.example' }, /acts on your account/],
  [{ signIn: 'api-key', privacyPolicy: 'https://a.example' }, /author’s key/],
  [{ signIn: 'none' }, /Anyone can use.*No privacy policy/],
  [{}, /unknown.*No privacy policy/],
])('what an Action means is said in plain words: %o', (action, words) => {
  const html = renderIn('en', <ContactMeaning action={action} />);
  expect(html).toMatch(words);
  if (action.privacyPolicy) expect(html).not.toContain('privacy');
});
