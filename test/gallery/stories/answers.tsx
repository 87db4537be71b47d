import { CardBar } from '../../../components/card-bar.tsx';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { GptAnswer } from '../../../components/gpt-answer.tsx';
import { GptDetails } from '../../../components/gpt-details.tsx';
import { GptPage } from '../../../components/gpt-page.tsx';
import { GptSkeleton } from '../../../components/gpt-skeleton.tsx';
import { type CardLook, HoverCard } from '../../../components/hover-card.tsx';
import { withoutWords } from '../../../utils/gateway/failure.ts';
import type { Answer } from '../../../utils/inspector/inspector.ts';
import {
  answerOf,
  DAY,
  done,
  FAILURES,
  gptOf,
  NOW,
  nothing,
  PICTURE,
  readingOf,
} from '../invented.ts';
import { standing, story } from '../story.ts';

const { id } = gptOf('documented');
const page = { id, now: NOW, copy: done, onWayOut: nothing };

function card(answer: Answer | undefined, look: CardLook = 'beside') {
  return standing(look, () => (
    <HoverCard
      id={answer?.found ? answer.reading.asked : id}
      answer={answer}
      picture={answer && PICTURE}
      look={look}
      now={NOW}
      copy={done}
      keep={done}
      onWayOut={nothing}
      onDetails={nothing}
      onPin={nothing}
      onClose={nothing}
      turnOff={{ site: 'example.com', now: nothing }}
    />
  ));
}

/** Whatever there is to show of an id. */
export const answerStories = [
  story('hover-card', 'card', {
    'the gateway is asked': card(undefined),
    found: card(answerOf('documented')),
    'found, in Chinese': card(answerOf('粥谱大全')),
    'all that there can be': card(answerOf('actions-several')),
    'next to nothing known': card(answerOf('metrics-null', 40 * DAY)),
    'not found': card({ found: false, failure: FAILURES['unknown-gpt'] }),
    'refused, in a web page': card({
      found: false,
      failure: withoutWords(FAILURES['key-refused']),
    }),
    pinned: card(answerOf('author-website'), 'pinned'),
    'from below, on a phone': card(answerOf('author-website'), 'sheet'),
  }),
  story('card-bar', 'card', {
    beside: standing('beside', () => <Bar look="beside" />),
    pinned: standing('pinned', () => <Bar look="pinned" />),
  }),
  story('gpt-skeleton', 'card', {
    'a short id': () => <GptSkeleton id={id} />,
    'a long id': () => <GptSkeleton id={gptOf('author-social-profiles').id} />,
  }),
  story('gpt-answer', 'popup', {
    waiting: () => <GptAnswer {...page} isBrief={false} />,
    found: () => <GptAnswer {...page} answer={answerOf('documented')} isBrief={false} />,
    failed: () => (
      <GptAnswer {...page} answer={{ found: false, failure: FAILURES.timeout }} isBrief={false} />
    ),
  }),
  story('gpt-details', 'popup', {
    'answers to another id': () => (
      <GptDetails
        reading={{ ...readingOf('documented'), asked: gptOf('Map Room').id }}
        now={NOW}
        isBrief={false}
        copy={done}
      />
    ),
    'a project': () => (
      <GptDetails reading={readingOf('type-project')} now={NOW} isBrief={false} copy={done} />
    ),
    'old, and cannot be read anew': () => (
      <GptDetails
        reading={readingOf('shared-by-link', 12 * DAY)}
        failure={FAILURES['rate-limited']}
        now={NOW}
        isBrief={false}
        copy={done}
      />
    ),
  }),
  story('gpt-page', 'sidepanel', {
    'with Actions': () => (
      <GptPage {...page} answer={answerOf('actions-several')} picture={PICTURE} />
    ),
    'a long text': () => <GptPage {...page} answer={answerOf('text-long-description')} />,
  }),
  story(
    'failure-notice',
    'popup',
    Object.fromEntries(
      Object.entries(FAILURES).map(([kind, failure]) => [
        kind,
        () => <FailureNotice failure={failure} id={id} now={NOW} onWayOut={nothing} />,
      ]),
    ),
  ),
];

function Bar({ look }: { look: CardLook }) {
  return (
    <section role="dialog" aria-label="GPT" style={{ minHeight: '40px' }}>
      <CardBar look={look} onPin={nothing} onClose={nothing} />
    </section>
  );
}
