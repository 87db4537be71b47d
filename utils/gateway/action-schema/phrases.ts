import { CONCEPTS } from './kind-words.ts';
import { foldList, isUnspaced, singularWords } from './parameter-words.ts';

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

/** What is indexed so far. */
const phrases: Phrases = {
  whole: new Map(),
  longest: new Map(),
  stems: new Map(),
  unspaced: new Map(),
};

/** First characters of phrases that are indexed. */
const loaded = new Set<string>();

/** All phrases, each between commas, and where each concept's begin. */
interface Vocabulary {
  text: string;
  starts: [concept: Concept, start: number][];
}

let vocabulary: Vocabulary | undefined;

function joinVocabulary(): Vocabulary {
  const starts: Vocabulary['starts'] = [];
  let text = '';
  for (const [concept, list] of Object.entries(CONCEPTS) as [Concept, string][]) {
    starts.push([concept, text.length]);
    text += `,${foldList(list)}`;
  }
  return { text: `${text},`, starts };
}

/**
 * Indexes the phrases that start with a character. The background often wakes up for one GPT: to index all phrases
 * would take longer than to read the GPT.
 */
function load(first: string): void {
  if (loaded.has(first)) return;
  loaded.add(first);
  vocabulary ??= joinVocabulary();
  const { text, starts } = vocabulary;
  let index = 0;
  for (let at = text.indexOf(`,${first}`); at >= 0; at = text.indexOf(`,${first}`, at + 1)) {
    while ((starts[index + 1]?.[1] ?? Number.POSITIVE_INFINITY) <= at) index++;
    const concept = starts[index]?.[0];
    const phrase = text.slice(at + 1, text.indexOf(',', at + 1));
    if (concept && phrase !== '') add(singularWords(phrase), concept);
  }
}

function add(words: readonly string[], concept: Concept): void {
  const [first = ''] = words;
  const phrase = words.join(' ');
  if (phrase.endsWith('*')) {
    insert(phrases.stems, phrase.slice(0, -1), concept);
    return;
  }
  const glued = words.length > 1 ? words.join('') : phrase;
  if (isUnspaced(phrase)) insert(phrases.unspaced, glued, concept);
  insert(phrases.whole, phrase, concept);
  extend(phrases.longest, first, words.length);
  // People also write "firstname".
  if (words.length > 1) {
    insert(phrases.whole, glued, concept);
    extend(phrases.longest, glued, 1);
  }
}

function extend(longest: Map<string, number>, word: string, length: number): void {
  if ((longest.get(word) ?? 0) < length) longest.set(word, length);
}

function insert(map: Map<string, Concept[]>, key: string, concept: Concept): void {
  const concepts = map.get(key);
  if (!concepts) map.set(key, [concept]);
  else if (!concepts.includes(concept)) concepts.push(concept);
}

/** All phrases of the vocabulary in a list of words. The time is linear in the number of words. */
export function findPhrases(words: readonly string[]): Match[] {
  const { whole, longest, stems } = phrases;
  const matches: Match[] = [];
  const count = Math.min(words.length, MAX_WORDS);
  for (let start = 0; start < count; start++) {
    const word = words[start] ?? '';
    load(word.charAt(0));
    if (isUnspaced(word)) findUnspaced(word, start, matches);
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
function findUnspaced(word: string, index: number, matches: Match[]): void {
  for (let from = 0; from < word.length; from++) {
    load(word.charAt(from));
    for (let length = 1; length <= MAX_UNSPACED && from + length <= word.length; length++) {
      const concepts = phrases.unspaced.get(word.slice(from, from + length));
      if (!concepts) continue;
      const start = index + from / word.length;
      matches.push({ concepts, start, end: index + (from + length) / word.length, length });
    }
  }
}
