import { describe, expect, it } from 'vitest';
import { FollowedHistory } from '../../../../components/following/followed-history.tsx';
import { Following } from '../../../../components/following/following.tsx';
import { ContactMeaning } from '../../../../components/gpt/gpt-page.tsx';
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

const noop = () => {};

function renderFollowing(...all: Followed[]) {
  return (
    <Following
      followed={all}
      now={NOW}
      onChoose={noop}
      onShowHistory={noop}
      onMarkSeen={noop}
      onUnfollow={noop}
    />
  );
}

describe.each(LANGUAGES)('the Following views in %s', (language) => {
  it.each([
    ['an empty list', renderFollowing()],
    ['a GPT with all changes', renderFollowing(EVERYTHING_CHANGED)],
    [
      'an unknown GPT that is missing',
      renderFollowing({
        ...followed({ name: undefined, author: undefined }),
        follow: { id, since: NOW, seenAt: NOW, newsAt: NOW, checkedAt: NOW, goneSince: NOW },
      }),
    ],
    [
      'a history with all changes',
      <FollowedHistory key="" id={id} followed={EVERYTHING_CHANGED} onChoose={noop} />,
    ],
    [
      'a history without changes',
      <FollowedHistory key="" id={id} followed={followed({})} onChoose={noop} />,
    ],
    [
      'the history of a GPT that is not followed',
      <FollowedHistory key="" id={id} followed={undefined} onChoose={noop} />,
    ],
  ])('renders %s without flaws', (_, view) => {
    expect(findFlaw(renderIn(language, view).replaceAll(/href="#[^"]*"/g, ''))).toBeUndefined();
  });
});

it('marks exactly the critical changes as important', () => {
  const html = renderIn('en', renderFollowing(EVERYTHING_CHANGED));
  const criticalChanges = [...html.matchAll(/change-critical.*?<\/li>/g)].map(([item]) =>
    item.replace(/^[^>]*>|<[^>]*>/g, ''),
  );
  expect(criticalChanges).toEqual([
    'Important: author changed from Ryan J Topps to Mallory',
    expect.stringMatching(/^Important: now sends data to collector\.example$/),
  ]);
});

it('labels a chart with its first and last value', () => {
  const each = followed(
    { ratings: { count: 10, average: 4.5 } },
    { ratings: { count: 30, average: 4 } },
  );
  const html = renderIn('en', <FollowedHistory id={id} followed={each} onChoose={noop} />);
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
])('explains what the Action %o means', (action, words) => {
  const html = renderIn('en', <ContactMeaning action={action} />);
  expect(html).toMatch(words);
  if (action.privacyPolicy) expect(html).not.toContain('privacy');
});
