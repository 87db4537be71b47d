import { CONCEPTS } from './kind-words.ts';
import { isUnspaced, splitText } from './parameter-words.ts';

export type Concept = keyof typeof CONCEPTS;

/** A phrase of the vocabulary in a list of words: `start` to before `end`. */
export interface Match {
  concepts: readonly Concept[];
  start: number;
  end: number;
  /** The number of words, or of characters in scripts without spaces. */
  length: number;
}

interface Phrases {
  /** By phrase; words are joined by spaces. */
  whole: Map<string, Concept[]>;
  /** The number of words of the longest phrase that starts with a word. */
  longest: Map<string, number>;
  /** Beginnings of words with any ending. */
  stems: Map<string, Concept[]>;
  /** Of scripts without spaces. */
  unspaced: Map<string, Concept[]>;
}

const MIN_STEM = 3;
const MAX_UNSPACED = 10;
/** Words read of one text. */
const MAX_WORDS = 120;

let cached: Phrases | undefined;

function read(): Phrases {
  const phrases: Phrases = {
    whole: new Map(),
    longest: new Map(),
    stems: new Map(),
    unspaced: new Map(),
  };
  for (const [concept, text] of Object.entries(CONCEPTS) as [Concept, string][])
    for (const phrase of text.split(',')) add(phrases, phrase.trim(), concept);
  return phrases;
}

function add(phrases: Phrases, phrase: string, concept: Concept): void {
  if (phrase === '') return;
  if (phrase.endsWith('*')) {
    insert(phrases.stems, splitText(phrase).join(' '), concept);
    return;
  }
  if (isUnspaced(phrase)) insert(phrases.unspaced, phrase.replaceAll(' ', ''), concept);
  const words = splitText(phrase);
  const [first = ''] = words;
  insert(phrases.whole, words.join(' '), concept);
  phrases.longest.set(first, Math.max(phrases.longest.get(first) ?? 0, words.length));
  // People also write "firstname".
  if (words.length > 1) {
    const glued = words.join('');
    insert(phrases.whole, glued, concept);
    phrases.longest.set(glued, Math.max(phrases.longest.get(glued) ?? 0, 1));
  }
}

function insert(map: Map<string, Concept[]>, key: string, concept: Concept): void {
  const concepts = map.get(key);
  if (!concepts) map.set(key, [concept]);
  else if (!concepts.includes(concept)) concepts.push(concept);
}

/** All phrases of the vocabulary in a list of words. The time is linear in the number of words. */
export function findPhrases(words: readonly string[]): Match[] {
  cached ??= read();
  const { whole, longest, stems, unspaced } = cached;
  const matches: Match[] = [];
  const count = Math.min(words.length, MAX_WORDS);
  for (let start = 0; start < count; start++) {
    const word = words[start] ?? '';
    if (isUnspaced(word)) findUnspaced(word, start, unspaced, matches);
    const most = Math.min(longest.get(word) ?? 0, count - start);
    let key = '';
    for (let length = 1; length <= most; length++) {
      key = length === 1 ? word : `${key} ${words[start + length - 1]}`;
      const concepts = whole.get(key);
      if (concepts) matches.push({ concepts, start, end: start + length, length });
    }
    for (let length = MIN_STEM; length <= word.length; length++) {
      const concepts = stems.get(word.slice(0, length));
      if (concepts) matches.push({ concepts, start, end: start + 1, length: 1 });
    }
  }
  return matches;
}

/** Positions inside a word without spaces are fractions of it. */
function findUnspaced(
  word: string,
  index: number,
  unspaced: Map<string, Concept[]>,
  matches: Match[],
): void {
  for (let from = 0; from < word.length; from++)
    for (let length = 1; length <= MAX_UNSPACED && from + length <= word.length; length++) {
      const concepts = unspaced.get(word.slice(from, from + length));
      if (!concepts) continue;
      const start = index + from / word.length;
      matches.push({ concepts, start, end: index + (from + length) / word.length, length });
    }
}
