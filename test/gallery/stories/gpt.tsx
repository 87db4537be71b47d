import type { ComponentChildren } from 'preact';
import { ContactMeaning } from '../../../components/contact-meaning.tsx';
import { GptContacts } from '../../../components/gpt-contacts.tsx';
import { GptFacts } from '../../../components/gpt-facts.tsx';
import { GptFigures } from '../../../components/gpt-figures.tsx';
import { GptFoot } from '../../../components/gpt-foot.tsx';
import { GptHead } from '../../../components/gpt-head.tsx';
import { GptNumbers } from '../../../components/gpt-numbers.tsx';
import { GptStarters } from '../../../components/gpt-starters.tsx';
import { GptTools } from '../../../components/gpt-tools.tsx';
import { RatingBrief } from '../../../components/rating-brief.tsx';
import { DAY, done, gptOf, MINUTE, NOW, nothing, PICTURE, summaryNamed } from '../invented.ts';
import { story } from '../story.ts';

/** Most parts of a GPT stand in its body, which gives them their room. */
function Body({ children }: { children: ComponentChildren }) {
  return (
    <article class="gpt">
      <div class="gpt-body">{children}</div>
    </article>
  );
}

/** A part for each of some GPTs, by what is odd about them. */
function forEach(names: string[], draw: (name: string) => ComponentChildren) {
  return Object.fromEntries(names.map((name) => [name, () => <Body>{draw(name)}</Body>]));
}

const RATINGS = ['ratings-by-rating', 'ratings-zero', 'ratings-null', 'metrics-null'];

/** What card, popup and side panel show of a GPT, part by part. */
export const gptStories = [
  story('gpt-head', 'card', {
    'with its picture': () => (
      <Body>
        <GptHead gpt={gptOf('author-verified')} picture={PICTURE} />
      </Body>
    ),
    ...forEach(
      [
        ...['author-website', 'author-social-profiles', 'author-without-name'],
        ...['tags-first-party', 'text-long-name', 'text-one-word', 'text-arabic', 'text-empty'],
      ],
      (name) => <GptHead gpt={gptOf(name)} />,
    ),
  }),
  story(
    'gpt-numbers',
    'card',
    forEach([...RATINGS, 'conversations-60M', 'ratings-worst'], (name) => (
      <GptNumbers gpt={gptOf(name)} />
    )),
  ),
  story(
    'gpt-figures',
    'popup',
    forEach([...RATINGS, 'conversations-60M'], (name) => <GptFigures gpt={summaryNamed(name)} />),
  ),
  story(
    'rating-brief',
    'sidepanel',
    Object.fromEntries(
      RATINGS.map((name) => [name, () => <RatingBrief ratings={gptOf(name).ratings} />]),
    ),
    { isPart: true },
  ),
  story(
    'gpt-tools',
    'card',
    forEach(
      ['tools-every-type', 'tools-none', 'tools-unknown', 'files-many-types', 'files-hundred'],
      (name) => <GptTools gpt={gptOf(name)} />,
    ),
  ),
  story(
    'gpt-contacts',
    'popup',
    forEach(
      ['actions-several', 'action-with-oauth', 'action-without-domain', 'action-without-policy'],
      (name) => (
        <>
          <GptContacts actions={gptOf(name).actions} />
          <GptContacts
            actions={gptOf(name).actions}
            meaningOf={(action) => <ContactMeaning action={action} />}
          />
        </>
      ),
    ),
  ),
  story(
    'contact-meaning',
    'popup',
    forEach(['action-with-oauth', 'action-with-key', 'action-without-sign-in'], (name) =>
      gptOf(name).actions.map((action) => <ContactMeaning key={action.domain} action={action} />),
    ),
  ),
  story('gpt-starters', 'card', {
    ...forEach(['starters-one', 'starters-twelve', 'text-arabic'], (name) => (
      <GptStarters starters={gptOf(name).starters} most={3} />
    )),
    'all of twelve': () => (
      <Body>
        <GptStarters starters={gptOf('starters-twelve').starters} most={12} />
      </Body>
    ),
  }),
  story(
    'gpt-facts',
    'card',
    forEach(
      [
        ...['documented', 'shared-private', 'categories-two', 'attachments-80-types'],
        ...['attachments-images-only', 'model-o3'],
      ],
      (name) => <GptFacts gpt={gptOf(name)} now={NOW} />,
    ),
  ),
  story('gpt-foot', 'card', {
    'read just now': () => (
      <GptFoot id={gptOf('documented').id} readAt={NOW} now={NOW} copy={done} />
    ),
    'in a web page': () => (
      <GptFoot
        id={gptOf('documented').id}
        readAt={NOW - 5 * MINUTE}
        now={NOW}
        copy={done}
        keep={done}
        turnOff={{ site: 'example.com', now: nothing }}
      />
    ),
    'a long id, read long ago': () => (
      <GptFoot
        id={gptOf('author-social-profiles').id}
        readAt={NOW - 200 * DAY}
        now={NOW}
        copy={done}
        keep={done}
        turnOff={{ site: 'example.com', now: nothing }}
      />
    ),
  }),
];
