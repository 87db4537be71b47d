import type { ComponentChildren } from 'preact';
import { ContactMeaning } from '../../../components/gpt/contact-meaning.tsx';
import { GptContacts } from '../../../components/gpt/gpt-contacts.tsx';
import { GptFacts } from '../../../components/gpt/gpt-facts.tsx';
import { GptFoot } from '../../../components/gpt/gpt-foot.tsx';
import { GptHead } from '../../../components/gpt/gpt-head.tsx';
import { GptRatings } from '../../../components/gpt/gpt-ratings.tsx';
import { GptStarters } from '../../../components/gpt/gpt-starters.tsx';
import { GptStats } from '../../../components/gpt/gpt-stats.tsx';
import { GptTools } from '../../../components/gpt/gpt-tools.tsx';
import { RatingSummary } from '../../../components/gpt/rating-summary.tsx';
import { DAY, done, gptOf, MINUTE, NOW, nothing, PICTURE, summaryNamed } from '../fixtures.ts';
import { drawnStory, each, part, type Surface, story } from '../story.ts';

/** Inside the body of a GPT, which gives its parts their room. */
const inBody = (surface: Surface) => ({
  surface,
  wrap: (part: ComponentChildren) => (
    <article class="gpt">
      <div class="gpt-body">{part}</div>
    </article>
  ),
});

const named = (name: string) => ({ gpt: gptOf(name) });

/** A state for each of the demo gateway's GPTs with these names. */
function forGpts<P>(names: string, props: (name: string) => P): Record<string, P> {
  return each(names.split(' '), props);
}

const RATINGS = 'ratings-by-rating ratings-zero ratings-null metrics-null';

export const gptStories = [
  story('gpt-head', inBody('card'), {}, GptHead, {
    'with its picture': { ...named('author-verified'), picture: PICTURE },
    ...forGpts('author-website author-social-profiles author-without-name', named),
    ...forGpts('tags-first-party text-long-name text-one-word text-arabic text-empty', named),
  }),
  story('gpt-ratings', inBody('card'), {}, GptRatings, {
    ...forGpts(`${RATINGS} conversations-60M ratings-worst`, named),
  }),
  story('gpt-stats', inBody('popup'), {}, GptStats, {
    ...forGpts(`${RATINGS} conversations-60M`, (name) => ({ gpt: summaryNamed(name) })),
  }),
  story('rating-summary', part('sidepanel'), {}, RatingSummary, {
    ...forGpts(RATINGS, (name) => ({ ratings: gptOf(name).ratings })),
  }),
  story('gpt-tools', inBody('card'), {}, GptTools, {
    ...forGpts('tools-every-type tools-none tools-unknown files-many-types files-hundred', named),
  }),
  drawnStory('gpt-contacts', inBody('popup'), {
    ...forGpts(
      'actions-several action-with-oauth action-without-domain action-without-policy',
      (name) => () => (
        <>
          <GptContacts actions={gptOf(name).actions} />
          <GptContacts
            actions={gptOf(name).actions}
            renderMeaning={(action) => <ContactMeaning action={action} />}
          />
        </>
      ),
    ),
  }),
  drawnStory('contact-meaning', inBody('popup'), {
    ...forGpts(
      'action-with-oauth action-with-key action-without-sign-in',
      (name) => () =>
        gptOf(name).actions.map((action) => <ContactMeaning key={action.domain} action={action} />),
    ),
  }),
  story('gpt-starters', inBody('card'), {}, GptStarters, {
    ...forGpts('starters-one starters-twelve text-arabic', (name) => ({
      starters: gptOf(name).starters,
      max: 3,
    })),
    'all of twelve': { starters: gptOf('starters-twelve').starters, max: 12 },
  }),
  story('gpt-facts', inBody('card'), { now: NOW }, GptFacts, {
    ...forGpts('documented shared-private categories-two attachments-80-types', named),
    ...forGpts('attachments-images-only model-o3', named),
  }),
  story('gpt-foot', 'card', { now: NOW, copy: done }, GptFoot, {
    'read just now': { id: gptOf('documented').id, readAt: NOW },
    'in a web page': {
      id: gptOf('documented').id,
      readAt: NOW - 5 * MINUTE,
      addToList: done,
      turnOff: { site: 'example.com', onTurnOff: nothing },
    },
    'a long id, read long ago': {
      id: gptOf('author-social-profiles').id,
      readAt: NOW - 200 * DAY,
      addToList: done,
      turnOff: { site: 'example.com', onTurnOff: nothing },
    },
  }),
];
