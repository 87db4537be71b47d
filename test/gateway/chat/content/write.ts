import type { Catalogue, CatalogueEntry } from '../../catalogue.ts';
import { pictureUrl } from '../../picture-url.ts';
import type { Delta } from '../answer.ts';
import { type ChatRequest, lastQuestion } from '../request.ts';
import { toTokens } from '../tokens.ts';
import { echo } from './echo.ts';
import { citations, image, openFence, sandbox, tools } from './gateway-forms.ts';
import { chinese, emoji, halfWritten, hostile, html, longLines, math } from './hard.ts';
import { long } from './long.ts';
import { code, headings, inline, lists, quote, table, tasks } from './markdown.ts';
import { type Ask, opening, ordinary } from './ordinary.ts';
import type { Section, SectionContext } from './section.ts';

/** What each word in a question adds to the answer, in this order: what stays open comes last. */
const SECTIONS = {
  headings,
  inline,
  lists,
  tasks,
  table,
  quote,
  code,
  citations,
  sandbox,
  image,
  tools,
  math,
  html,
  hostile,
  'long-lines': longLines,
  chinese,
  emoji,
  'open-fence': openFence,
  'half-written': halfWritten,
} satisfies Record<string, Section>;

/** `markdown` stands for these. */
const ALL_OF_MARKDOWN: readonly string[] = [
  ...['headings', 'inline', 'lists', 'tasks', 'table', 'quote', 'code', 'citations', 'sandbox'],
  ...['image', 'tools', 'math', 'html', 'chinese', 'emoji'],
];

const REASONING = {
  en: 'First I look at what is asked. Then I compare two ways. The second one is shorter.',
  zh: '先看清问题，再比较两种办法。第二种更短。',
};

const MAX_KILOBYTES = 10_000;

/** The pieces of an answer, and how many of them are sent in a second. */
export interface Writing {
  deltas: Delta[];
  tokensPerSecond?: number;
}

/** Writes the answer to a chat. Words in the last question choose its contents; otherwise it is a short one. */
export function writeAnswer(catalogue: Catalogue, origin: string, chat: ChatRequest): Writing {
  const question = lastQuestion(chat);
  const words = new Set(question.toLowerCase().match(/<think>|[a-z_]+(?:-[a-z\d]+)*/g));
  const entry = chat.gpt ? catalogue.find(chat.gpt.id) : undefined;
  const isChinese = entry?.language === 'zh' || /\p{Script=Han}/u.test(question);
  const context: SectionContext = { isChinese, pictureUrl: findPicture(catalogue, origin, entry) };

  const ask = { name: entry?.name ?? chat.model, question, isChinese };
  const body = words.has('echo') ? echo(chat) : writeText(words, ask, context);
  const thinks = words.has('<think>') ? `<think>\n${reasoning(isChinese)}\n</think>\n\n` : '';
  const rate = numberAfter(words, 'slow');
  // The parts of a character come in different chunks.
  const split = words.has('emoji') ? (all: string) => [...all] : toTokens;
  return {
    deltas: [
      ...reason(words, reasoning(isChinese)),
      ...split(thinks + body).map((content) => ({ content })),
    ],
    ...(rate !== undefined && { tokensPerSecond: rate }),
  };
}

function writeText(words: ReadonlySet<string>, ask: Ask, context: SectionContext): string {
  const isWanted = (name: string) =>
    words.has(name) || (words.has('markdown') && ALL_OF_MARKDOWN.includes(name));
  const kilobytes = numberAfter(words, 'long');
  if (kilobytes !== undefined) return long(Math.min(kilobytes, MAX_KILOBYTES), context);
  const sections = Object.entries(SECTIONS).filter(([name]) => isWanted(name));
  if (sections.length === 0) return ordinary(ask);
  return [opening(ask), ...sections.map(([, section]) => section(context))].join('\n\n');
}

function reason(words: ReadonlySet<string>, text: string): Delta[] {
  const pieces = toTokens(text);
  if (words.has('reasoning_content')) return pieces.map((each) => ({ reasoning_content: each }));
  return words.has('reasoning') ? pieces.map((each) => ({ reasoning: each })) : [];
}

function reasoning(isChinese: boolean): string {
  return isChinese ? REASONING.zh : REASONING.en;
}

/** The number behind a word such as `slow-20`; undefined without such a word, or for zero. */
function numberAfter(words: ReadonlySet<string>, name: string): number | undefined {
  const pattern = new RegExp(`^${name}-(\\d+)$`);
  const [number] = [...words].flatMap((word) => pattern.exec(word)?.[1] ?? []);
  return Number(number) || undefined;
}

/** The picture of the GPT that answers, or of the first GPT that has one. */
function findPicture(
  { all }: Catalogue,
  origin: string,
  entry: CatalogueEntry | undefined,
): string {
  const pictured = [entry, ...all].find((each) => each?.picture === 'png');
  return pictureUrl(origin, pictured?.id ?? '', 'png') ?? '';
}
