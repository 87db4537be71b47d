import type { ChatMessage } from './chat.ts';

/**
 * Tokens per character, measured with the tokenizers of GPT-4o (o200k) and GPT-4 (cl100k) on English and Chinese prose,
 * code, JSON and CSV, and samples of eight other languages.
 */
const PER_ASCII_LETTER = 0.21;
const PER_DIGIT = 0.4;
const PER_PUNCTUATION = 0.5;
const PER_WIDE_CHARACTER = 0.85;
const PER_OTHER_CHARACTER = 0.4;

/** What OpenAI counts for a picture of 1024 × 1024 pixels; attached pictures have at most about as many. */
const PER_IMAGE = 765;

/** Its role and its delimiters. */
const PER_MESSAGE = 4;

/** Of a longer text, only samples are counted: a megabyte would block the page for up to half a second. */
const MAX_COUNTED_LENGTH = 20_000;
const SAMPLES = 20;
const SAMPLE_LENGTH = 1000;

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Estimates how many tokens a text has. On the measured texts it differs from the count by 11 % on average and by 29 % at
 * most for GPT-4o; for GPT-4, texts in other scripts than Latin and Chinese have up to twice as many tokens.
 */
export function estimateTokens(text: string): number {
  if (text.length <= MAX_COUNTED_LENGTH) return Math.ceil(sumCharacters(text));
  const step = (text.length - SAMPLE_LENGTH) / (SAMPLES - 1);
  let tokens = 0;
  for (let n = 0; n < SAMPLES; n++) {
    const start = Math.floor(n * step);
    tokens += sumCharacters(text.slice(start, start + SAMPLE_LENGTH));
  }
  return Math.ceil((tokens * text.length) / (SAMPLES * SAMPLE_LENGTH));
}

function sumCharacters(text: string): number {
  let tokens = 0;
  for (const character of text) tokens += estimateCharacter(character);
  return tokens;
}

function estimateCharacter(character: string): number {
  if (/[a-z\s]/i.test(character)) return PER_ASCII_LETTER;
  if (/\d/.test(character)) return PER_DIGIT;
  if (character <= '~') return PER_PUNCTUATION;
  return WIDE.test(character) ? PER_WIDE_CHARACTER : PER_OTHER_CHARACTER;
}

/** Estimates how many tokens a message has, pictures included. */
export function estimateMessage({ content }: ChatMessage): number {
  const parts = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
  return parts.reduce(
    (sum, part) => sum + (part.type === 'text' ? estimateTokens(part.text) : PER_IMAGE),
    PER_MESSAGE,
  );
}
