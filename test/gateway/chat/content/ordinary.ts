import { createRandom, seedOf } from '../../random.ts';

/** Who answers what. */
export interface Ask {
  /** The name of the GPT or of the model. */
  name: string;
  question: string;
  isChinese: boolean;
}

const LONGEST_QUOTE = 80;

/** A short answer. It depends on the name and the question, and is always the same for both. */
export function ordinary(ask: Ask): string {
  const { name, question, isChinese } = ask;
  const random = createRandom(seedOf(`${name}\n${question}`));
  const { steps, closing } = isChinese ? CHINESE : ENGLISH;
  const list = random.sample(steps, 3).map((step, at) => `${at + 1}. ${step}`);
  return [opening(ask), list.join('\n'), random.pick(closing)].join('\n\n');
}

/** Who answers, and what was asked. */
export function opening({ name, question, isChinese }: Ask): string {
  return (isChinese ? CHINESE : ENGLISH).opening(plain(name), plain(question));
}

/** Escapes Markdown and shortens a text to a line. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  const short =
    characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : line;
  return short.replace(/[\\`*_[\]<>#|~!&]/g, '\\$&');
}

const ENGLISH = {
  opening: (name: string, question: string) =>
    `This is **${name}**. You asked: “${question}” This is how I would go about it:`,
  steps: [
    '**Say what you need.** One sentence is enough, and it shows what is missing.',
    '**Start small.** Try the shortest version first; it takes minutes, not days.',
    '**Look at an example.** Something that already works answers half of the questions.',
    '**Write down the limits:** time, money, and what must not change.',
    '**Compare two ways** before you choose one, and note why you did.',
    '**Ask somebody** who has done it before. They remember the surprises.',
    '**Check the result** against your first sentence, not against your hopes.',
    '**Leave room** for a second attempt. The first one teaches you most.',
  ],
  closing: [
    'Tell me more, and I will be more specific.',
    'Which of these steps should we do first?',
    'If one of them does not fit, tell me why; that usually helps.',
  ],
};

const CHINESE = {
  opening: (name: string, question: string) =>
    `我是 **${name}**。关于“${question}”，我建议这样做：`,
  steps: [
    '**先说清需求**。一句话就够，缺什么也会一目了然。',
    '**从小处开始**。先做最短的版本，只要几分钟，不用几天。',
    '**看一个例子**。已经能用的东西能回答一半的问题。',
    '**列出限制**：时间、费用，以及不能改动的部分。',
    '**比较两种办法**再选，并记下理由。',
    '**请教做过的人**。他们记得哪里会出意外。',
    '**对照最初的需求**检查结果，而不是对照期望。',
    '**留出重来的余地**。第一次尝试学到的最多。',
  ],
  closing: [
    '再多告诉我一些，我可以说得更具体。',
    '这几步里，我们先做哪一步？',
    '如果哪一步不合适，请告诉我原因。',
  ],
};
