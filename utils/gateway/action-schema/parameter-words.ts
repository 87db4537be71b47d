/** Splits names, paths and descriptions into words that can be compared: lower case, without accents, singular. */

/** Accents, and characters that nobody sees: soft hyphens, and those of no width. */
const INVISIBLE_OR_ACCENTS = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** Scripts that do not separate words: Chinese, Japanese, Korean. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

const WORD =
  /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\s\p{P}\p{S}\p{Cc}\p{Cf}\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/gu;

/** Beyond this length a word is no word of the vocabulary. */
const MAX_WORD = 40;

/** `userIDs[0].e-mail` → `user`, `id`, `e`, `mail`. Digits stand alone and are dropped. */
export function splitName(name: string): string[] {
  const spaced = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  const words = splitText(spaced.replace(/\be[ _-]mail/gi, 'email'))
    .flatMap(splitDigits)
    .flatMap(splitGlued);
  // "user_name" rarely is the name of a person.
  return words.join(' ') === 'user name' ? ['username'] : words;
}

/** The words of a text, in order. */
export function splitText(text: string): string[] {
  const words =
    fold(text)
      .replace(/\be[- ]mail/g, 'email')
      .match(WORD) ?? [];
  return words.map((word) => (word.length > MAX_WORD ? word.slice(0, MAX_WORD) : singular(word)));
}

/** Phrases of the vocabulary with nothing but commas between them, folded like the words of a text. */
export function foldList(list: string): string {
  // Faster than `fold`: these are the only accents in the vocabulary.
  return list
    .trim()
    .replace(/\s*,\s*/g, ',')
    .replaceAll('й', 'и')
    .replaceAll('ё', 'е');
}

/** The words of a phrase without punctuation, faster than `splitText`. */
export function singularWords(phrase: string): string[] {
  return phrase.split(' ').map(singular);
}

export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

function fold(text: string): string {
  // Only accents are removed; marks that distinguish Japanese syllables remain.
  return text.normalize('NFD').replace(INVISIBLE_OR_ACCENTS, '').normalize('NFC').toLowerCase();
}

/** A plain English singular, good enough for other languages with -s because the vocabulary is changed alike. */
function singular(word: string): string {
  // Most words end otherwise.
  if (word === 'ids') return 'id';
  if (word.length < 4 || !(word.endsWith('s') || word.endsWith('ie'))) return word;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && /ies?$/.test(word)) return word.replace(/ies?$/, 'y');
  if (!word.endsWith('s')) return word;
  return /(?:ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function splitDigits(word: string): string[] {
  if (/^(?:2fa|e164|erc20|x|y|z|d0|ipv?[46]|cvc2|cvv2|mp3|mp4)$/.test(word)) return [word];
  return word.split(/\d+/).filter((part) => part !== '');
}

const GLUED =
  /^(user|video|chat|session|doc|document|file|channel|product|page|order|item|playlist|message|task|job|image|account|customer|client|device|event|project|team|member|contact|company|website|web|site|target|source|search|input|output|start|end|from|to|min|max|num|birth|full|first|last)(id|url|uri|name|email|phone|date|time|type|number|count|size|key|token|code|address|text|title|query|lang|language|city|country|location|price|length|page|result|word|place|year|month|day|age|amount|description)$/;

/** `videoid` → `video`, `id`. */
function splitGlued(word: string): string[] {
  const [, first, second] = word === 'username' ? [] : (GLUED.exec(word) ?? []);
  return first && second ? [first, second] : [word];
}
