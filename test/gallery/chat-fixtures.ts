import type { ChatActions } from '../../components/chat/chat-actions.ts';
import type { ComposerState } from '../../utils/extension-pages/chat/composer.ts';
import type {
  Answer,
  AnswerState,
  Attachment,
  Turn,
} from '../../utils/gateway/chat/conversation.ts';
import type { FailureKind } from '../../utils/gateway/failure.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import type { ConversationSummary } from '../../utils/user-data/schema.ts';
import { DAY, FAILURES, getGpt, MINUTE, NOW, PNG, resolves } from './fixtures.ts';
import { callbacks } from './story.ts';

/** Buttons that do nothing. */
export const ACTIONS: ChatActions = {
  ...callbacks('type', 'fill', 'paste', 'attach', 'removeAttachment', 'send', 'stop', 'askAgain'),
  ...callbacks('startOver', 'recover', 'openDetails', 'openAll'),
  copy: resolves,
  loadImage: async () => PNG,
};

const MODEL = 'gpt-4-gizmo-g-2fkFE8rbu';

/** The other name of a model. */
export const ALTERNATIVE = 'gpt-4o-gizmo-g-2fkFE8rbu';

const ENGLISH = {
  question: 'We have three days in June and two bicycles. Where should we ride along the coast?',
  answer: `Ride **from the lighthouse to the ferry**, with the wind behind you:

| Day | From | To | Kilometers |
|:----|:-----|:---|---:|
| 1 | Lighthouse | Old harbor | 38 |
| 2 | Old harbor | Salt marsh | 44 |
| 3 | Salt marsh | Ferry | 29 |

1. Book the room at the salt marsh first: there is only one.
2. On day 2, the path is flooded at high tide【3†tide-tables.pdf】.

\`\`\`python
total = sum([38, 44, 29])  # 111 km
\`\`\``,
  second: 'Which day is best for a rest?\nWe would like to see the seals, too.',
  secondAnswer:
    'Rest on **day 2** in the old harbor. The seals come ashore two hours after high tide.',
  reasoning:
    'The seals are near the old harbor, so a rest there fits both wishes. The tide decides the hour.',
};

const CHINESE: typeof ENGLISH = {
  question: '六月有三天假，我们有两辆自行车。沿海边骑行，走哪条路线好？',
  answer: `建议**从灯塔骑到渡口**，一路顺风：

| 天数 | 起点 | 终点 | 公里 |
|:----|:-----|:---|---:|
| 1 | 灯塔 | 老港口 | 38 |
| 2 | 老港口 | 盐沼 | 44 |
| 3 | 盐沼 | 渡口 | 29 |

1. 先订盐沼的房间，那里只有一间。
2. 第二天涨潮时，小路会被淹没【3†潮汐表.pdf】。

\`\`\`python
total = sum([38, 44, 29])  # 111 公里
\`\`\``,
  second: '哪一天最适合休息？\n我们还想看海豹。',
  secondAnswer: '**第二天**在老港口休息最好。高潮过后两小时，海豹会上岸。',
  reasoning: '海豹在老港口附近，所以在那里休息两件事都能顾到。具体时间要看潮汐。',
};

/** A conversation in the language of the interface. */
export const getWords = ({ language }: I18n) => (language === 'zh_CN' ? CHINESE : ENGLISH);

export const IMAGE: Attachment = { kind: 'image', name: 'map-of-the-coast.jpg', dataUrl: PNG };
export const TEXT: Attachment = {
  kind: 'text',
  name: '行程安排-三天两夜-海边骑行-最终版-不再修改.txt',
  text: 'Lighthouse, old harbor, salt marsh, ferry.\n'.repeat(400),
};
export const LARGE_TEXT: Attachment = {
  ...{ kind: 'text', name: 'Pasted text' },
  text: 'a'.repeat(1_000_000),
};

export function createAnswer(text: string, state: AnswerState, more: Partial<Answer> = {}): Answer {
  return {
    ...{ id: `${state.at} ${text.slice(0, 20)}`, state, text, model: MODEL, gatewayId: 'first' },
    ...{ startedAt: NOW - 2 * MINUTE, endedAt: NOW - MINUTE, cost: 0.1, ...more },
  };
}

export const failed = (kind: FailureKind): AnswerState => ({
  at: 'failed',
  failure: FAILURES[kind],
});

export function createTurn(
  place: number,
  text: string,
  answers: Answer[],
  attachments: Attachment[] = [],
): Turn {
  const question = { text, attachments, sentAt: NOW - 3 * MINUTE };
  return { conversation: 'conversation', place, question, answers };
}

/** A question with a complete answer, and one whose answer has this state. */
export function createTurns(text: I18n, state: AnswerState, answer?: string): Turn[] {
  const words = getWords(text);
  return [
    createTurn(0, words.question, [createAnswer(words.answer, { at: 'complete' })], [IMAGE]),
    createTurn(1, words.second, [
      createAnswer(answer ?? words.secondAnswer, state, { reasoning: words.reasoning }),
    ]),
  ];
}

export function createComposerState(more: Partial<ComposerState> = {}): ComposerState {
  return {
    ...{ text: '', attachments: [], problems: [], isReading: false, focusRequests: 0, ...more },
  };
}

function createConversation(
  n: number,
  name: string,
  firstQuestion: string,
  title?: string,
): ConversationSummary {
  const { id, name: gptName } = getGpt(name);
  return {
    ...{ id: `${n}`, gptId: id, gptName, firstQuestion, ...(title && { title }) },
    ...{ createdAt: NOW - n * DAY, updatedAt: NOW - n * DAY - 5 * MINUTE },
    ...{ turnCount: n * n + 1, size: 1000 },
  };
}

/** Conversations in both languages. */
export const CONVERSATIONS: ConversationSummary[] = [
  createConversation(0, 'Penny Pilot', 'What do three days by the sea cost for two?'),
  createConversation(1, 'text-japanese', '如何写一封感谢信？对方是房东，语气要礼貌但不要太正式。'),
  createConversation(2, 'Map Room', 'old harbor', 'Routes for June'),
  createConversation(3, 'text-long-name', `${'a question without any space '.repeat(4)}`),
];
