import { AskColumn } from '../../../components/chat/ask-column.tsx';
import { AskRound } from '../../../components/chat/ask-round.tsx';
import {
  type AskActions,
  type AskedGpt,
  AskSeveral,
} from '../../../components/chat/ask-several.tsx';
import { VoteForm } from '../../../components/chat/vote-form.tsx';
import { GptVotes } from '../../../components/gpt/gpt-votes.tsx';
import type { AskRound as Round } from '../../../utils/extension-pages/chat/ask-state.ts';
import type { AnswerState, Turn } from '../../../utils/gateway/chat/conversation.ts';
import type { I18n } from '../../../utils/i18n/i18n.ts';
import type { Vote } from '../../../utils/user-data/schema.ts';
import { newAnswer, question } from '../../unit/support/conversations.ts';
import {
  ACTIONS,
  ALTERNATIVE,
  createComposerState,
  failed,
  getWords,
  IMAGE,
} from '../chat-fixtures.ts';
import { getGpt, NOW, noop, PICTURE } from '../fixtures.ts';
import { GATEWAYS, TOP_UP_URL } from '../gateway-fixtures.ts';
import { asPart, callbacks, renderedStory, story, withWidth } from '../story.ts';

const createGpt = (name: string, more: Partial<AskedGpt> = {}): AskedGpt => ({
  ...{ id: getGpt(name).id, name: getGpt(name).name, picture: undefined },
  ...{ alternative: undefined, isUnsaved: false, actions: ACTIONS, ...more },
});

const GPTS = [
  createGpt('Penny Pilot', { picture: PICTURE }),
  createGpt('Fine Print'),
  createGpt('Map Room'),
  createGpt('Shell Sage', { name: undefined }),
];

/** Answers that differ in length and elements. */
function getAnswers(text: I18n): string[] {
  const { answer, secondAnswer, reasoning } = getWords(text);
  return [answer, secondAnswer, reasoning, `- ${secondAnswer}\n- \`plan(3)\``];
}

function createTurn(text: I18n, index: number, state: AnswerState, round = 0): Turn {
  const words = getWords(text);
  const answer = getAnswers(text)[(index + round) % 4] ?? '';
  return {
    ...{ conversation: `${index}`, place: round },
    question: question(round === 0 ? words.question : words.second, round === 0 ? [IMAGE] : []),
    answers: [newAnswer(`${round} ${index}`, { state, text: state.at === 'failed' ? '' : answer })],
  };
}

/** A question with an answer in each of these states. */
function createRound(text: I18n, states: AnswerState[], round = 0): Round {
  const turns = states.map((state, index) => createTurn(text, index, state, round));
  const [{ question: asked } = createTurn(text, 0, COMPLETE)] = turns;
  return { id: `${round}`, question: asked, cells: turns.map((turn) => ({ turn })) };
}

const COMPLETE: AnswerState = { at: 'complete' };
const STREAMING: AnswerState = { at: 'streaming' };
const STOPPED: AnswerState = { at: 'stopped' };

const vote = (best?: number): Vote => ({
  ...{ comparison: '0', at: NOW, gpts: GPTS.map(({ id }) => id) },
  ...(best !== undefined && { best: GPTS[best]?.id }),
});

const actions: AskActions = {
  ...ACTIONS,
  ...callbacks('stop', 'stopAll', 'openDetails', 'vote', 'removeVote'),
};

const view = {
  ...{ rounds: [], isBusy: false, problem: undefined, votes: new Map<string, Vote>() },
  ...{ omittedTurns: 0, historyTokens: 0, composer: createComposerState() },
  ...{ accepted: { images: 'yes', texts: 'unknown' } as const, gatewayName: GATEWAYS[0]?.name },
  ...{ price: { per: 'message', amount: 0.1 } as const, offer: 'listed' as const },
  ...{ keeping: 'kept' as const, sum: { count: 0, priced: 0, cost: 0 }, today: undefined },
  ...{ topUpUrl: undefined, now: NOW, actions },
};

const part = { topUpUrl: TOP_UP_URL, now: NOW, actions, isLast: true };

const column = {
  ...part,
  gpt: createGpt('Penny Pilot', { picture: PICTURE }),
  index: 0,
  isBest: false,
};

export const askStories = [
  story('ask-several', withWidth('sidepanel', 860), view, AskSeveral, {
    'nothing asked yet': { gpts: GPTS },
    'two, streaming': (text) => ({
      gpts: GPTS.slice(0, 2),
      rounds: [createRound(text, [STREAMING, STREAMING])],
      isBusy: true,
    }),
    'three, one failed, one streams': (text) => ({
      gpts: GPTS.slice(0, 3),
      rounds: [createRound(text, [COMPLETE, failed('no-channel'), STREAMING])],
      isBusy: true,
    }),
    'four, voted, with another question': (text) => ({
      gpts: GPTS,
      rounds: [
        createRound(text, [COMPLETE, COMPLETE, STOPPED, COMPLETE]),
        createRound(text, [STOPPED, COMPLETE, failed('timeout'), COMPLETE], 1),
      ],
      ...{ votes: new Map([['0', vote(1)]]), historyTokens: 2345 },
      ...{ sum: { count: 8, priced: 8, cost: 0.8 }, today: { count: 9, limit: 20 } },
    }),
    'the first question is no longer sent': (text) => ({
      gpts: GPTS.slice(0, 2),
      rounds: [createRound(text, [COMPLETE, COMPLETE]), createRound(text, [COMPLETE, COMPLETE], 1)],
      omittedTurns: 1,
    }),
    'not sent': { gpts: GPTS.slice(0, 3), problem: 'question-too-large' },
    'price by length': {
      gpts: GPTS.slice(0, 3),
      price: { per: 'million-tokens', input: 5, output: 15 },
    },
    'without a gateway': { gpts: GPTS, gatewayName: undefined },
  }),
  story('ask-round', 'sidepanel', { ...part, number: 1, vote: undefined }, AskRound, {
    'below each other, not voted': (text) => ({
      gpts: GPTS.slice(0, 2),
      round: createRound(text, [COMPLETE, COMPLETE]),
    }),
    'voted for none': (text) => ({
      gpts: GPTS.slice(0, 3),
      round: createRound(text, [COMPLETE, STOPPED, failed('balance-used-up')]),
      vote: vote(),
    }),
  }),
  renderedStory(
    'ask-column',
    { surface: 'sidepanel', width: 300, isPart: true },
    {
      'waiting, with Stop': (text) => {
        const turn = createTurn(text, 0, STREAMING);
        return <AskColumn {...column} cell={{ turn: { ...turn, answers: [newAnswer('a')] } }} />;
      },
      'the best one': (text) => (
        <AskColumn {...column} cell={{ turn: createTurn(text, 1, COMPLETE) }} isBest />
      ),
      'another name may help': (text) => (
        <AskColumn
          {...column}
          gpt={createGpt('Fine Print', { alternative: ALTERNATIVE })}
          cell={{ turn: createTurn(text, 0, failed('no-channel')) }}
        />
      ),
      'an earlier question': (text) => (
        <AskColumn {...column} cell={{ turn: createTurn(text, 1, STOPPED) }} isLast={false} />
      ),
      'conversation deleted': () => <AskColumn {...column} cell={{ problem: 'missing' }} />,
      'conversation full': () => <AskColumn {...column} cell={{ problem: 'conversation-full' }} />,
      'not saved': (text) => (
        <AskColumn
          {...column}
          gpt={createGpt('Fine Print', { isUnsaved: true })}
          cell={{ turn: createTurn(text, 1, COMPLETE) }}
        />
      ),
    },
  ),
  story(
    'vote-form',
    asPart('sidepanel'),
    { id: '1', gpts: GPTS.slice(0, 3), onVote: noop, onRemove: noop },
    VoteForm,
    {
      'not voted': { vote: undefined },
      'for one': { vote: vote(0) },
      'for none': { vote: vote() },
    },
  ),
  story('gpt-votes', asPart('sidepanel'), {}, GptVotes, {
    'best in some': { votes: { asked: 5, won: 3, lastAt: NOW } },
    'never best': { votes: { asked: 1, won: 0, lastAt: NOW } },
  }),
];
