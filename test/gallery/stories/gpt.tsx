import type { ComponentChildren } from 'preact';
import { ActionOperations } from '../../../components/gpt/action-operations.tsx';
import { AsksFor } from '../../../components/gpt/asks-for.tsx';
import { GptContacts } from '../../../components/gpt/gpt-contacts.tsx';
import { GptFacts } from '../../../components/gpt/gpt-facts.tsx';
import { GptFoot } from '../../../components/gpt/gpt-foot.tsx';
import { GptHead } from '../../../components/gpt/gpt-head.tsx';
import { ContactMeaning } from '../../../components/gpt/gpt-page.tsx';
import { GptRatings } from '../../../components/gpt/gpt-ratings.tsx';
import { GptStarters } from '../../../components/gpt/gpt-starters.tsx';
import { GptStats } from '../../../components/gpt/gpt-stats.tsx';
import { GptTools } from '../../../components/gpt/gpt-tools.tsx';
import { RatingSummary } from '../../../components/gpt/rating-summary.tsx';
import type { Action } from '../../../utils/gpt/gpt.ts';
import {
  ACTIONS,
  DAY,
  getGpt,
  getSummary,
  MINUTE,
  NOW,
  noop,
  PICTURE,
  resolves,
} from '../fixtures.ts';
import { afterClick, asPart, forEachName, renderedStory, type Surface, story } from '../story.ts';

/** Inside the body of a GPT, which spaces its parts. */
const inBody = (surface: Surface) => ({
  surface,
  wrap: (part: ComponentChildren) => (
    <article class="gpt">
      <div class="gpt-body">{part}</div>
    </article>
  ),
});

/** Inside the box of a GPT's Actions. */
const inContacts = {
  surface: 'popup' as const,
  wrap: (part: ComponentChildren) => (
    <div class="gpt-body">
      <div class="contacts">
        <div>{part}</div>
      </div>
    </div>
  ),
};

const actionStates = Object.keys(ACTIONS) as (keyof typeof ACTIONS)[];

const named = (name: string) => ({ gpt: getGpt(name) });

/** A state for each of these GPTs of the demo gateway, separated by spaces. */
function forGpts<P>(names: string, props: (name: string) => P): Record<string, P> {
  return forEachName(names.split(' '), props);
}

const RATINGS = 'ratings-by-rating ratings-zero ratings-null metrics-null';

export const gptStories = [
  story('gpt-head', inBody('card'), {}, GptHead, {
    'with a picture': { ...named('author-verified'), picture: PICTURE },
    ...forGpts('author-website author-social-profiles author-without-name', named),
    ...forGpts('tags-first-party text-long-name text-one-word text-arabic text-empty', named),
  }),
  story('gpt-ratings', inBody('card'), {}, GptRatings, {
    ...forGpts(`${RATINGS} conversations-60M ratings-worst`, named),
  }),
  story('gpt-stats', inBody('popup'), {}, GptStats, {
    ...forGpts(`${RATINGS} conversations-60M`, (name) => ({ gpt: getSummary(name) })),
  }),
  story('rating-summary', asPart('sidepanel'), {}, RatingSummary, {
    ...forGpts(RATINGS, (name) => ({ ratings: getGpt(name).ratings })),
  }),
  story('gpt-tools', inBody('card'), {}, GptTools, {
    ...forGpts('tools-every-type tools-none tools-unknown files-many-types files-hundred', named),
  }),
  renderedStory('gpt-contacts', inBody('popup'), {
    ...forGpts(
      'actions-several action-with-oauth action-without-domain action-without-policy',
      (name) => () => (
        <>
          <GptContacts actions={getGpt(name).actions} />
          <GptContacts
            actions={getGpt(name).actions}
            renderMeaning={(action) => <ContactMeaning action={action} />}
          />
        </>
      ),
    ),
    'harmless and not stated, on a card': () => (
      <GptContacts actions={[ACTIONS.harmless, ACTIONS['not stated']]} maxKinds={2} />
    ),
    'one of three is critical, on a card': () => (
      <GptContacts
        actions={[ACTIONS.harmless, ACTIONS.critical, ACTIONS['not stated']]}
        maxKinds={2}
      />
    ),
  }),
  story('asks-for', inContacts, {}, AsksFor, {
    ...forEachName(actionStates, (state) => {
      const { operations }: Action = ACTIONS[state];
      return { operations };
    }),
    'critical, the first two named': { operations: ACTIONS.critical.operations, maxKinds: 2 },
  }),
  story('action-operations', inContacts, {}, ActionOperations, {
    ...forEachName(actionStates, (state) => ({ action: ACTIONS[state] })),
    'critical, opened': afterClick('.operation + .operation summary', { action: ACTIONS.critical }),
    'long and bidi text, opened': afterClick(
      ['.operations > .collapsible > summary', '.operation summary'],
      { action: ACTIONS['long and bidi text'] },
    ),
  }),
  story('gpt-starters', inBody('card'), {}, GptStarters, {
    ...forGpts('starters-one starters-twelve text-arabic', (name) => ({
      starters: getGpt(name).starters,
      max: 3,
    })),
    'all twelve': { starters: getGpt('starters-twelve').starters, max: 12 },
  }),
  story('gpt-facts', inBody('card'), { now: NOW }, GptFacts, {
    ...forGpts('documented shared-private categories-two attachments-80-types', named),
    ...forGpts('attachments-images-only model-o3', named),
  }),
  story('gpt-foot', 'card', { now: NOW, copy: resolves }, GptFoot, {
    'just looked up': { id: getGpt('documented').id, readAt: NOW },
    'on a web page': {
      id: getGpt('documented').id,
      readAt: NOW - 5 * MINUTE,
      addToList: resolves,
      onTry: noop,
      turnOff: { site: 'example.com', onTurnOff: noop },
    },
    'long id, old data': {
      id: getGpt('author-social-profiles').id,
      readAt: NOW - 200 * DAY,
      addToList: resolves,
      onTry: noop,
      turnOff: { site: 'example.com', onTurnOff: noop },
    },
  }),
];
