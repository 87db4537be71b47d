import { AnswerEnd } from '../../../components/chat/answer-end.tsx';
import { AnswerMessage } from '../../../components/chat/answer-message.tsx';
import { AttachButton } from '../../../components/chat/attach-button.tsx';
import { AttachmentList } from '../../../components/chat/attachment-list.tsx';
import { AttachmentProblems } from '../../../components/chat/attachment-problems.tsx';
import { ChatCost } from '../../../components/chat/chat-cost.tsx';
import { ChatFoot } from '../../../components/chat/chat-foot.tsx';
import { ChatHead } from '../../../components/chat/chat-head.tsx';
import { ChatIntro } from '../../../components/chat/chat-intro.tsx';
import { Composer } from '../../../components/chat/composer.tsx';
import { ConversationEntry } from '../../../components/chat/conversation-entry.tsx';
import { ConversationList } from '../../../components/chat/conversation-list.tsx';
import { CopyAnswer } from '../../../components/chat/copy-answer.tsx';
import { MessageList } from '../../../components/chat/message-list.tsx';
import { QuestionMessage } from '../../../components/chat/question-message.tsx';
import { TryView } from '../../../components/chat/try-view.tsx';
import { TurnItem } from '../../../components/chat/turn-item.tsx';
import type { AnswerState } from '../../../utils/gateway/chat/conversation.ts';
import type { FailureKind } from '../../../utils/gateway/failure.ts';
import {
  ACTIONS,
  ALTERNATIVE,
  CONVERSATIONS,
  createAnswer,
  createComposerState,
  createTurn,
  createTurns,
  failed,
  getWords,
  IMAGE,
  LARGE_TEXT,
  TEXT,
} from '../chat-fixtures.ts';
import { getGpt, NOW, noop, PICTURE, rejects, resolves } from '../fixtures.ts';
import { GATEWAYS, TOP_UP_URL } from '../gateway-fixtures.ts';
import { afterClick, asPart, forEachName, renderedStory, story } from '../story.ts';

const gpt = getGpt('Penny Pilot');
const PRICE = { per: 'message', amount: 0.1 } as const;
const LAST = { alternative: undefined, topUpUrl: undefined, now: NOW };
const ANY = { images: 'yes', texts: 'yes' } as const;
const UNKNOWN = { images: 'unknown', texts: 'unknown' } as const;
const place = asPart('sidepanel');

const view = {
  ...{ id: gpt.id, name: gpt.name, gpt, picture: PICTURE, keeping: 'kept' as const },
  ...{ turns: [], isBusy: false, liveState: undefined, problem: undefined, isUnsaved: false },
  ...{ composer: createComposerState(), accepted: ANY, gatewayName: GATEWAYS[0]?.name },
  ...{ price: PRICE, offer: 'listed' as const, sum: { count: 0, priced: 0, cost: 0 } },
  ...{ history: { tokens: 0, omittedTurns: 0 }, today: { count: 0, limit: null } },
  ...{ alternative: undefined, topUpUrl: undefined, now: NOW, actions: ACTIONS },
};

/** What a conversation of two messages adds. */
const twoMessages = {
  sum: { count: 2, priced: 2, cost: 0.2 },
  history: { tokens: 2344, omittedTurns: 0 },
  today: { count: 5, limit: 20 },
};

const wrapInList = (rendered: preact.ComponentChildren) => <ol class="messages">{rendered}</ol>;

const ENDS: Record<string, AnswerState> = {
  stopped: { at: 'stopped' },
  'perhaps cut off': { at: 'cut-off', by: 'end' },
  'cut off at the maximum length': { at: 'cut-off', by: 'length' },
  empty: { at: 'empty' },
  interrupted: { at: 'interrupted' },
};

const FAILED: FailureKind[] = [
  ...(['key-refused', 'rate-limited', 'content-refused', 'too-large', 'timeout'] as const),
  ...(['server-error', 'no-access', 'limit-reached', 'offline', 'forbidden'] as const),
];

export const tryStories = [
  story('try-view', 'sidepanel', view, TryView, {
    'before the first message': {},
    'not looked up, price unknown, not listed': {
      ...{ gpt: undefined, name: undefined, picture: undefined, price: undefined },
      ...{ offer: 'not-listed', accepted: UNKNOWN },
    },
    'in a private window, models unknown': { keeping: 'private', offer: 'unknown' },
    'keeping nothing, a starter in the box': ({ t }) => ({
      keeping: 'turned-off',
      composer: createComposerState({ text: t('chat.continue-text') }),
    }),
    'database unavailable': { keeping: 'unavailable' },
    'a conversation': (text) => ({
      ...{ ...twoMessages, turns: createTurns(text, { at: 'complete' }) },
      liveState: { at: 'complete' },
    }),
    'waiting for an answer': (text) => ({
      ...{ ...twoMessages, turns: createTurns(text, { at: 'streaming' }, ''), isBusy: true },
    }),
    'an answer streams, the next question is written': (text) => ({
      ...{ ...twoMessages, turns: createTurns(text, { at: 'streaming' }), isBusy: true },
      composer: createComposerState({ text: getWords(text).second, attachments: [IMAGE, TEXT] }),
    }),
    'no channel, another model': (text) => ({
      ...{ ...twoMessages, turns: createTurns(text, failed('no-channel'), '') },
      ...{ liveState: failed('no-channel'), alternative: ALTERNATIVE },
    }),
    'balance used up': (text) => ({
      ...{ ...twoMessages, turns: createTurns(text, failed('balance-used-up'), '') },
      topUpUrl: TOP_UP_URL,
    }),
    'not saved': (text) => ({
      ...{ ...twoMessages, turns: createTurns(text, { at: 'complete' }), isUnsaved: true },
    }),
    'not sent': (text) => ({
      ...{ ...twoMessages, turns: createTurns(text, { at: 'complete' }), problem: 'not-saved' },
      composer: createComposerState({ text: getWords(text).second }),
    }),
    'history cut': (text) => ({
      ...{ ...twoMessages, turns: createTurns(text, { at: 'complete' }) },
      history: { tokens: 23_400, omittedTurns: 1 },
    }),
    'without a gateway': { gatewayName: undefined },
  }),
  story(
    'chat-head',
    'sidepanel',
    {
      ...{ id: gpt.id, name: gpt.name, gpt, picture: PICTURE },
      ...{ onOpenDetails: noop, onOpenAll: noop },
    },
    ChatHead,
    {
      cached: {},
      'author unknown, long name': {
        ...{
          gpt: getGpt('text-long-name'),
          name: getGpt('text-long-name').name,
          picture: undefined,
        },
      },
      'not cached': { gpt: undefined, name: undefined, picture: undefined },
      'not cached, name known from before': { gpt: undefined, picture: undefined },
    },
  ),
  story(
    'chat-intro',
    'sidepanel',
    { gatewayName: 'api.gateway.example', onFill: noop, keeping: 'kept' as const },
    ChatIntro,
    {
      'with starters': { starters: gpt.starters, price: PRICE, offer: 'listed' },
      'without starters, price of tokens': {
        ...{ starters: [], price: { per: 'million-tokens', input: 5, output: 15 } },
        offer: 'unknown',
      },
      'long starters, price unknown': {
        starters: ['a'.repeat(200), '今天天气怎么样？'.repeat(12)],
        ...{ price: undefined, offer: 'not-listed' },
      },
    },
  ),
  story('message-list', 'sidepanel', { name: 'Penny Pilot', actions: ACTIONS }, MessageList, {
    'two questions': (text) => ({
      ...{ turns: createTurns(text, { at: 'complete' }), omittedTurns: 0, last: LAST },
    }),
    'the first one is no longer sent': (text) => ({
      ...{ turns: createTurns(text, { at: 'complete' }), omittedTurns: 1, last: LAST },
    }),
    'none is sent any longer': (text) => ({
      ...{ turns: createTurns(text, { at: 'complete' }), omittedTurns: 2, last: LAST },
    }),
  }),
  story(
    'turn-item',
    { ...place, wrap: wrapInList },
    { name: 'Penny Pilot', last: LAST, actions: ACTIONS },
    (props: TurnItem['props']) => <TurnItem {...props} />,
    {
      answered: (text) => ({
        turn: createTurn(0, getWords(text).second, [
          createAnswer(getWords(text).secondAnswer, { at: 'complete' }),
        ]),
      }),
    },
  ),
  story('question-message', { ...place, wrap: wrapInList }, {}, QuestionMessage, {
    'with attachments': (text) => ({
      question: { text: getWords(text).second, attachments: [IMAGE, TEXT], sentAt: NOW },
    }),
    'only an image': { question: { text: '', attachments: [IMAGE], sentAt: NOW } },
    'markup and long words': {
      ...{ question: { text: `<b>${'a'.repeat(120)}</b>\n  **b**`, attachments: [], sentAt: NOW } },
    },
  }),
  story(
    'answer-message',
    { ...place, wrap: wrapInList },
    { name: 'Penny Pilot', actions: ACTIONS },
    AnswerMessage,
    {
      complete: (text) => ({
        ...{ answers: [createAnswer(getWords(text).answer, { at: 'complete' })], last: LAST },
      }),
      'with reasoning': afterClick('summary', (text) => ({
        answers: [
          createAnswer(
            getWords(text).secondAnswer,
            { at: 'complete' },
            {
              reasoning: getWords(text).reasoning,
            },
          ),
        ],
        last: LAST,
      })),
      waiting: { answers: [createAnswer('', { at: 'streaming' })], name: undefined, last: LAST },
      'asked again after an interruption': (text) => ({
        answers: [
          createAnswer(getWords(text).secondAnswer.slice(0, 12), { at: 'interrupted' }),
          createAnswer(getWords(text).secondAnswer, { at: 'complete' }),
        ],
        last: LAST,
      }),
    },
  ),
  story('answer-end', place, { actions: ACTIONS }, AnswerEnd, {
    ...Object.fromEntries(
      Object.entries(ENDS).map(([name, state]) => [
        name,
        { answer: createAnswer('', state), last: LAST },
      ]),
    ),
    'not the last answer': { answer: createAnswer('', { at: 'stopped' }), last: undefined },
    ...forEachName(FAILED, (kind) => ({
      ...{ answer: createAnswer('', failed(kind)), last: LAST },
    })),
    ...forEachName(['no-channel', 'price-not-set', 'unknown-gpt'] as const, (kind) => ({
      answer: createAnswer('', failed(kind)),
      last: { ...LAST, alternative: ALTERNATIVE },
    })),
    'balance used up': {
      answer: createAnswer('', failed('balance-used-up')),
      last: { ...LAST, topUpUrl: TOP_UP_URL },
    },
  }),
  story('copy-answer', place, { text: '**Ride** to the ferry.' }, CopyAnswer, {
    'not pressed': { copy: resolves },
    copied: afterClick('button', { copy: resolves }),
    'copying blocked': afterClick('button', { copy: rejects }),
  }),
  story(
    'composer',
    'sidepanel',
    {
      ...{ accepted: ANY, isBusy: false, onType: noop, onPaste: noop, onAttach: noop },
      ...{ onRemoveAttachment: noop, onSend: noop, onStop: noop },
    },
    Composer,
    {
      empty: { state: createComposerState() },
      written: (text) => ({ state: createComposerState({ text: getWords(text).second }) }),
      'a long text': (text) => ({
        state: createComposerState({ text: `${getWords(text).question}\n`.repeat(30) }),
      }),
      'an answer streams': { state: createComposerState(), isBusy: true },
      'with attachments, acceptance unknown': {
        state: createComposerState({ attachments: [IMAGE, TEXT, LARGE_TEXT] }),
        accepted: UNKNOWN,
      },
      'a file is read': { state: createComposerState({ isReading: true }) },
      'not attached': {
        state: createComposerState({
          problems: [{ kind: 'not-text', name: 'report.pdf' }, { kind: 'too-many' }],
        }),
      },
      'no attachments accepted': {
        state: createComposerState(),
        accepted: { images: 'no', texts: 'no' },
      },
    },
  ),
  story('attach-button', place, { onAttach: noop }, AttachButton, {
    'images and texts': { accepted: ANY },
    images: { accepted: { images: 'yes', texts: 'no' } },
    texts: { accepted: { images: 'no', texts: 'yes' } },
  }),
  story('attachment-list', place, {}, AttachmentList, {
    'in the composer': { attachments: [IMAGE, TEXT, LARGE_TEXT], onRemove: noop },
    sent: { attachments: [IMAGE, TEXT] },
    none: { attachments: [] },
  }),
  renderedStory('attachment-problems', place, {
    'all kinds': () => (
      <AttachmentProblems
        problems={[
          { kind: 'too-many' },
          { kind: 'images-not-accepted', name: 'photo.jpg' },
          { kind: 'texts-not-accepted', name: 'notes.txt' },
          { kind: 'file-too-large', name: 'log.txt', size: 3_400_000 },
          { kind: 'paste-too-long', name: 'Pasted text', size: 2_100_000 },
          { kind: 'image-unreadable', name: 'IMG_0012.HEIC' },
          { kind: 'not-text', name: 'report.pdf' },
        ]}
      />
    ),
    none: () => <AttachmentProblems problems={[]} />,
  }),
  story('chat-foot', 'sidepanel', { ...view, historyTokens: 0, hasStarted: false }, ChatFoot, {
    'before the first message': {},
    'an answer streams': { ...twoMessages, historyTokens: 2300, hasStarted: true, isBusy: true },
    'not sent': { problem: 'not-saved', composer: createComposerState({ text: 'Hello' }) },
    'without a gateway': { gatewayName: undefined },
  }),
  story('chat-cost', 'sidepanel', {}, ChatCost, {
    'before the first message': {
      ...{ price: PRICE, sum: { count: 0, priced: 0, cost: 0 }, today: { count: 0, limit: null } },
      historyTokens: 0,
    },
    'some messages, a limit': {
      ...{ price: PRICE, sum: { count: 3, priced: 3, cost: 0.3 }, today: { count: 5, limit: 20 } },
      ...{ historyTokens: 2344, onStartOver: noop },
    },
    'prices partly unknown': {
      ...{ price: undefined, sum: { count: 3, priced: 2, cost: 0.2 }, today: undefined },
      ...{ historyTokens: 12, onStartOver: noop },
    },
  }),
  story(
    'conversation-list',
    'sidepanel',
    { now: NOW, onOpen: noop, onRename: noop, onRemove: noop, onExport: noop },
    ConversationList,
    {
      some: {
        conversations: CONVERSATIONS.map((conversation) => ({ conversation, keeping: 'kept' })),
        isPrivate: false,
      },
      'in a private window': {
        conversations: CONVERSATIONS.slice(0, 2).map((conversation) => ({
          ...{ conversation, keeping: 'private' },
        })),
        isPrivate: true,
      },
      none: { conversations: [], isPrivate: false },
      'none in a private window': { conversations: [], isPrivate: true },
    },
  ),
  story(
    'conversation-entry',
    'sidepanel',
    {
      ...{ conversation: CONVERSATIONS[0] ?? noConversation(), isKept: true, now: NOW },
      ...{ onOpen: noop, onRename: noop, onRemove: noop, onExport: noop },
    },
    ConversationEntry,
    {
      kept: {},
      'not kept': { isKept: false },
      renaming: afterClick('.tool:nth-of-type(2)', {}),
      exporting: afterClick('[aria-expanded]', {}),
    },
  ),
];

function noConversation(): never {
  throw new Error('There is no conversation.');
}
