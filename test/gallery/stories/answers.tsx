import type { ComponentChildren } from 'preact';
import { CardBar } from '../../../components/card/card-bar.tsx';
import { type CardLook, HoverCard } from '../../../components/card/hover-card.tsx';
import { GptAnswer } from '../../../components/gpt/gpt-answer.tsx';
import { GptDetails } from '../../../components/gpt/gpt-details.tsx';
import { GptPage } from '../../../components/gpt/gpt-page.tsx';
import { GptSkeleton } from '../../../components/gpt/gpt-skeleton.tsx';
import { FailureNotice } from '../../../components/ui/failure-notice.tsx';
import { type FailureKind, withoutWords } from '../../../utils/gateway/failure.ts';
import type { Answer } from '../../../utils/lookup/lookup-service.ts';
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
} from '../fixtures.ts';
import { callbacks, each, placed, story } from '../story.ts';

const { id } = gptOf('documented');
const common = { id, now: NOW, copy: done, onWayOut: nothing };
const kinds = Object.keys(FAILURES) as FailureKind[];

function card(answer: Answer | undefined, look: CardLook = 'beside') {
  const asked = answer?.found ? answer.reading.asked : id;
  return placed(look, { id: asked, answer, picture: answer && PICTURE, look });
}

const hoverCard = {
  ...callbacks('onWayOut', 'onDetails', 'onPin', 'onClose'),
  now: NOW,
  copy: done,
  keep: done,
  turnOff: { site: 'example.com', now: nothing },
};

const dialog = {
  surface: 'card' as const,
  wrap: (bar: ComponentChildren) => (
    <section role="dialog" aria-label="GPT" style={{ minHeight: '40px' }}>
      {bar}
    </section>
  ),
};

export const answerStories = [
  story('hover-card', 'card', hoverCard, HoverCard, {
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
  story('card-bar', dialog, callbacks('onPin', 'onClose'), CardBar, {
    beside: placed('beside', { look: 'beside' }),
    pinned: placed('pinned', { look: 'pinned' }),
  }),
  story('gpt-skeleton', 'card', {}, GptSkeleton, {
    'a short id': { id },
    'a long id': { id: gptOf('author-social-profiles').id },
  }),
  story('gpt-answer', 'popup', { ...common, isBrief: false }, GptAnswer, {
    waiting: {},
    found: { answer: answerOf('documented') },
    failed: { answer: { found: false, failure: FAILURES.timeout } },
  }),
  story('gpt-details', 'popup', { now: NOW, isBrief: false, copy: done }, GptDetails, {
    'answers to another id': {
      reading: { ...readingOf('documented'), asked: gptOf('Map Room').id },
    },
    'a project': { reading: readingOf('type-project') },
    'old, and cannot be read anew': {
      reading: readingOf('shared-by-link', 12 * DAY),
      failure: FAILURES['rate-limited'],
    },
  }),
  story('gpt-page', 'sidepanel', common, GptPage, {
    'with Actions': { answer: answerOf('actions-several'), picture: PICTURE },
    'a long text': { answer: answerOf('text-long-description') },
  }),
  story(
    'failure-notice',
    'popup',
    { id, now: NOW, onWayOut: nothing },
    FailureNotice,
    each(kinds, (kind) => ({ failure: FAILURES[kind] })),
  ),
];
