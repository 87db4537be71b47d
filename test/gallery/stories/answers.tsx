import type { ComponentChildren } from 'preact';
import { CardBar } from '../../../components/card/card-bar.tsx';
import { type CardVariant, HoverCard } from '../../../components/card/hover-card.tsx';
import { GptAnswer } from '../../../components/gpt/gpt-answer.tsx';
import { GptDetails } from '../../../components/gpt/gpt-details.tsx';
import { GptPage } from '../../../components/gpt/gpt-page.tsx';
import { GptSkeleton } from '../../../components/gpt/gpt-skeleton.tsx';
import { FailureNotice } from '../../../components/ui/failure-notice.tsx';
import { PageFailure } from '../../../components/ui/page-failure.tsx';
import { type FailureKind, removeGatewayMessage } from '../../../utils/gateway/failure.ts';
import { groupByDomain } from '../../../utils/gpt/domains.ts';
import type { LookupAnswer } from '../../../utils/lookup/lookup-service.ts';
import {
  ACTIONS,
  DAY,
  FAILURES,
  getAnswer,
  getAnswerWithActions,
  getCachedGpt,
  getGpt,
  NOW,
  noop,
  PICTURE,
  resolves,
} from '../fixtures.ts';
import { CHAT, createSummary, TOP_UP_URL } from '../gateway-fixtures.ts';
import { callbacks, forEachName, story, withCardVariant } from '../story.ts';

const { id } = getGpt('documented');
const common = { id, now: NOW, copy: resolves, onRecover: noop };
const fromSecond = { ...getCachedGpt('documented'), gatewayId: 'second' };
const kinds = Object.keys(FAILURES) as FailureKind[];

function card(answer: LookupAnswer | undefined, variant: CardVariant = 'beside') {
  const requestedId = answer?.found ? answer.cached.asked : id;
  return withCardVariant(variant, { id: requestedId, answer, picture: answer && PICTURE, variant });
}

const hoverCard = {
  ...callbacks('onRecover', 'onDetails', 'onPin', 'onClose'),
  now: NOW,
  copy: resolves,
  addToList: resolves,
  onTry: noop,
  turnOff: { site: 'example.com', onTurnOff: noop },
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
    loading: card(undefined),
    found: card(getAnswer('documented')),
    'found, in Chinese': card(getAnswer('粥谱大全')),
    'everything known': card(getAnswer('actions-several')),
    'an Action that asks for critical data': card(getAnswerWithActions(ACTIONS.critical)),
    'an Action that asks for harmless data': card(getAnswerWithActions(ACTIONS.harmless)),
    'three Actions, one not stated': card(
      getAnswerWithActions(ACTIONS.harmless, ACTIONS.critical, ACTIONS['not stated']),
    ),
    'almost nothing known': card(getAnswer('metrics-null', 40 * DAY)),
    'from the next gateway': card({ found: true, cached: fromSecond, isFromNext: true }),
    'not found': card({ found: false, failure: FAILURES['unknown-gpt'] }),
    'key refused, on a web page': card({
      found: false,
      failure: removeGatewayMessage(FAILURES['key-refused']),
    }),
    pinned: card(getAnswer('author-website'), 'pinned'),
    'sheet on a phone': card(getAnswer('author-website'), 'sheet'),
  }),
  story('card-bar', dialog, callbacks('onPin', 'onClose'), CardBar, {
    beside: withCardVariant('beside', { variant: 'beside' }),
    pinned: withCardVariant('pinned', { variant: 'pinned' }),
  }),
  story('gpt-skeleton', 'card', {}, GptSkeleton, {
    'a short id': { id },
    'a long id': { id: getGpt('author-social-profiles').id },
  }),
  story('gpt-answer', 'popup', { ...common, isBrief: false }, GptAnswer, {
    loading: {},
    found: { answer: getAnswer('documented') },
    failed: { answer: { found: false, failure: FAILURES.timeout } },
  }),
  story('gpt-details', 'popup', { now: NOW, isBrief: false, copy: resolves }, GptDetails, {
    'response with another id': {
      cached: { ...getCachedGpt('documented'), asked: getGpt('Map Room').id },
    },
    'a project': { cached: getCachedGpt('type-project') },
    'old, refresh failed': {
      cached: getCachedGpt('shared-by-link', 12 * DAY),
      failure: FAILURES['rate-limited'],
    },
  }),
  story('gpt-page', 'sidepanel', { ...common, onOpenDomains: noop }, GptPage, {
    'with Actions': {
      answer: getAnswer('actions-several'),
      picture: PICTURE,
      domainUses: groupByDomain(
        ['actions-several', 'Slow Rail', 'Gopher Gate'].map((name) => ({
          ...getGpt(name),
          actions: getGpt('actions-several').actions,
        })),
      ),
    },
    'with a chat': { answer: getAnswer('Map Room'), gateways: createSummary(1), chat: CHAT },
    'long text': { answer: getAnswer('text-long-description') },
    'from one of two gateways': {
      answer: { found: true, cached: { ...getCachedGpt('documented'), gatewayId: 'first' } },
      gateways: createSummary(2),
    },
    'from the next gateway': {
      answer: { found: true, cached: fromSecond, isFromNext: true },
      gateways: createSummary(3),
    },
    'from a removed gateway': {
      answer: { found: true, cached: { ...getCachedGpt('Map Room'), gatewayId: 'removed' } },
      gateways: createSummary(1),
    },
    'balance used up while refreshing': {
      answer: {
        found: true,
        cached: { ...getCachedGpt('Map Room', 12 * DAY), gatewayId: 'first' },
        failure: FAILURES['balance-used-up'],
      },
      gateways: createSummary(2, { topUpUrl: TOP_UP_URL }),
    },
    'no gateway has it': {
      answer: {
        found: false,
        failure: FAILURES['unknown-gpt'],
        alsoAsked: [
          { gatewayId: 'second', failure: FAILURES['balance-used-up'] },
          { gatewayId: 'third', failure: FAILURES.timeout },
        ],
      },
      gateways: createSummary(3),
    },
    'balance used up': {
      answer: { found: false, failure: FAILURES['balance-used-up'] },
      gateways: createSummary(2, { topUpUrl: TOP_UP_URL }),
    },
    'offered again, price known': {
      answer: getAnswer('Map Room'),
      lookUp: noop,
      gateways: createSummary(2, {
        lookupEstimate: { lookups: 2, isMaximum: true, cost: 0.04, fromCache: 0 },
      }),
    },
    'what Actions ask for': {
      answer: getAnswerWithActions(
        ACTIONS.critical,
        ACTIONS.harmless,
        ACTIONS['long and bidi text'],
      ),
    },
  }),
  story(
    'failure-notice',
    'popup',
    { id, now: NOW, onRecover: noop },
    FailureNotice,
    forEachName(kinds, (kind) => ({ failure: FAILURES[kind] })),
  ),
  story('page-failure', 'popup', { id, now: NOW, onRecover: noop }, PageFailure, {
    'balance used up': { failure: FAILURES['balance-used-up'], topUpUrl: TOP_UP_URL },
    'balance used up, no page to top it up': { failure: FAILURES['balance-used-up'] },
    'another failure': { failure: FAILURES.timeout, topUpUrl: TOP_UP_URL },
  }),
];
