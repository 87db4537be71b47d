import type { ComponentChildren } from 'preact';
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
import { DAY, getGpt, getSummary, MINUTE, NOW, noop, PICTURE, resolves } from '../fixtures.ts';
import { asPart, forEachName, renderedStory, type Surface, story } from '../story.ts';

/** Inside the body of a GPT, which spaces its parts. */
const inBody = (surface: Surface) => ({
  surface,
  wrap: (part: ComponentChildren) => (
    <article class="gpt">
      <div class="gpt-body">{part}</div>
    </article>
  ),
});

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
      turnOff: { site: 'example.com', onTurnOff: noop },
    },
    'long id, old data': {
      id: getGpt('author-social-profiles').id,
      readAt: NOW - 200 * DAY,
      addToList: resolves,
      turnOff: { site: 'example.com', onTurnOff: noop },
    },
  }),
];
