import type { ComponentChildren } from 'preact';
import { CardBar } from '../../../components/card/card-bar.tsx';
import { type CardVariant, HoverCard } from '../../../components/card/hover-card.tsx';
import { GptAnswer } from '../../../components/gpt/gpt-answer.tsx';
import { GptDetails } from '../../../components/gpt/gpt-details.tsx';
import { GptPage } from '../../../components/gpt/gpt-page.tsx';
import { GptSkeleton } from '../../../components/gpt/gpt-skeleton.tsx';
import { FailureNotice } from '../../../components/ui/failure-notice.tsx';
import { type FailureKind, removeGatewayMessage } from '../../../utils/gateway/failure.ts';
import type { LookupAnswer } from '../../../utils/lookup/lookup-service.ts';
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
const common = { id, now: NOW, copy: done, onRecover: nothing };
const kinds = Object.keys(FAILURES) as FailureKind[];

function card(answer: LookupAnswer | undefined, variant: CardVariant = 'beside') {
  const asked = answer?.found ? answer.cached.asked : id;
  return placed(variant, { id: asked, answer, picture: answer && PICTURE, variant });
}

const hoverCard = {
  ...callbacks('onRecover', 'onDetails', 'onPin', 'onClose'),
  now: NOW,
  copy: done,
  addToList: done,
  turnOff: { site: 'example.com', onTurnOff: nothing },
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
      failure: removeGatewayMessage(FAILURES['key-refused']),
    }),
    pinned: card(answerOf('author-website'), 'pinned'),
    'from below, on a phone': card(answerOf('author-website'), 'sheet'),
  }),
  story('card-bar', dialog, callbacks('onPin', 'onClose'), CardBar, {
    beside: placed('beside', { variant: 'beside' }),
    pinned: placed('pinned', { variant: 'pinned' }),
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
      cached: { ...readingOf('documented'), asked: gptOf('Map Room').id },
    },
    'a project': { cached: readingOf('type-project') },
    'old, and cannot be read anew': {
      cached: readingOf('shared-by-link', 12 * DAY),
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
    { id, now: NOW, onRecover: nothing },
    FailureNotice,
    each(kinds, (kind) => ({ failure: FAILURES[kind] })),
  ),
];
