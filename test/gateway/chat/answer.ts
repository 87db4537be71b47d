import { countTokens } from './tokens.ts';

/** What a model says, before it is a response. */
export interface ChatAnswer {
  id: string;
  model: string;
  /** Seconds since 1970. */
  created: number;
  /** The pieces of the answer, in the order in which they are sent. */
  deltas: Delta[];
  finishReason: string | null;
  inputTokens: number;
  includesUsage: boolean;
  /** Sends as fast as possible without it. */
  tokensPerSecond?: number;
}

/** Reasoning has one of two names. */
export type Delta = { content: string } | { reasoning_content: string } | { reasoning: string };

interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** A part of a streamed answer. */
export interface Chunk {
  id: string;
  object: 'chat.completion.chunk';
  created: number;
  model: string;
  choices: Choice[];
  usage?: Usage;
}

interface Choice {
  index: 0;
  delta: Partial<Record<'role' | 'content' | 'reasoning_content' | 'reasoning', string>>;
  finish_reason: string | null;
}

/** The parts of a streamed answer: the role, the text, why it ended, and the number of tokens if requested. */
export function toChunks(answer: ChatAnswer): Chunk[] {
  const { id, model, created, deltas, finishReason } = answer;
  const chunk = (choices: Choice[]): Chunk => ({
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    choices,
  });
  const choice = (delta: Choice['delta'], reason: string | null = null): Choice[] => [
    { index: 0, delta, finish_reason: reason },
  ];
  return [
    chunk(choice({ role: 'assistant', content: '' })),
    ...deltas.map((delta) => chunk(choice(delta))),
    chunk(choice({}, finishReason)),
    ...(answer.includesUsage ? [{ ...chunk([]), usage: usageOf(answer) }] : []),
  ];
}

/** The whole answer at once. */
export function toCompletion(answer: ChatAnswer): object {
  const { id, model, created, finishReason } = answer;
  const message: Record<string, string> = { role: 'assistant', content: '' };
  for (const delta of answer.deltas)
    for (const [field, text] of Object.entries(delta))
      message[field] = (message[field] ?? '') + text;
  const choices = [{ index: 0, message, finish_reason: finishReason }];
  const usage = usageOf(answer);
  return { id, object: 'chat.completion', created, model, choices, usage };
}

/** The text of an answer, without reasoning. */
export function textOf({ deltas }: ChatAnswer): string {
  return deltas.map((delta) => ('content' in delta ? delta.content : '')).join('');
}

export function usageOf({ deltas, inputTokens }: ChatAnswer): Usage {
  const output = deltas.flatMap((delta) => Object.values(delta));
  const completion_tokens = output.reduce((sum, text) => sum + countTokens(text), 0);
  const total_tokens = inputTokens + completion_tokens;
  return { prompt_tokens: inputTokens, completion_tokens, total_tokens };
}
