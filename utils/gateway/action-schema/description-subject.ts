import { isUnspaced, splitText } from './parameter-words.ts';

/** What a description says first, read like a name. */
export interface Subject {
  words: string[];
  /** Which phrase says most: the last one in English, Chinese, Japanese and Korean, else the first one. */
  head: 'first' | 'last';
}

const MAX_SENTENCE = 240;

/** Asides such as "(OPTIONAL parameter)", "Required," and "[string]". */
const ASIDES = /\([^()]{0,60}\)|\[[^[\]]{0,60}\]|["“”„«»`*_#>]/g;
/** "Max 200 characters" says nothing about the value, least of all that it is about a character. */
const LENGTHS =
  /\b(?:(?:max|maximum|min|minimum|up to|at most|at least|less than|within|limit|limited to|optional)\.?:? (?:of )?)*\d[\d,.]* ?(?:characters?|chars?|words?|letters?|zeichen|caracteres|caractères)(?: (?:max|maximum|long|limit|or less|or fewer))?\b/gi;
const OPENINGS =
  /^(?:\s|[-–—:.,;|]|(?:required|mandatory|optional|optionally|obligatorio|opcional|requis|optionnel|obligatoire|erforderlich|notwendig|obrigatorio|обязательн[а-яё]*|必填|可选|选填|必須|任意)(?=[\s:.,;-]))+/i;

/** "Enter the …", "A list of …", "Specifies the …". */
const LEADS =
  /^(?:please |the |an? |your |our |this |these |its |is |any |all |one |some |optional |required |exact |specific |valid |unique |enter |provide |specify |specifies |input |type in |give |set |use |pass |include |contains? |represents? |describes? |indicates? |defines? |holds |insert |add |write |user will pass |user provided |user supplied |user submitted |desired |brief (?=\w+ (?:of|for|about))|short |concise |detailed |complete |full list of |plain |english |json |array of |list of |comma[- ](?:separated|delimited) (?:list|string) of |an array of |string of |object containing |object with |set of |collection of |field for |parameter for |(?:csv|list|string) of |value of |value for |property for |it is |this is |corresponds to |name or |should be |must be |string |numeric |number representing |integer representing |string representing |string containing )+/i;

const CUT =
  /[.,;:!?(\n]| - | – | — | (?:the |a )?users? (?:wants?|wishes|would|likes?|provides?|provided|enters?|gives?|has|have|is|asks?|asked|needs?) | (?:that|which|who|whom|whose|in|on|from|with|by|as|is|are|was|will|must|should|can|could|may|might|used|being|where|when|if|e\.?g|such|representing|describing|containing|including|like|you|they|we|it|or|and|to|extracted|provided|required|whether|because|after|before|using|based|via|at|during|under|above|below|behind|between|within|over|against|around|inside|without|per|than|into) /i;

const ROMANCE_OR_GERMAN =
  /(?:^|[\s'’])(?:de|del|la|el|los|las|le|les|des|du|un|une|una|der|die|das|dem|den|ein|eine|des|do|da|dos|das|os|o|uma|um|il|lo|gli|di|della|dello|per|para|pour|für|fur|von|zu|y|et|und|e|l|d)(?=[\s'’])/i;

/** Undefined if there is no text. */
export function readSubject(description: string): Subject | undefined {
  const plain = description
    .slice(0, MAX_SENTENCE)
    .replace(ASIDES, ' ')
    .replace(LENGTHS, ' ')
    .replace(/\s+/g, ' ');
  const text = plain.replace(OPENINGS, '').replace(/^how (?:many|much) /i, 'number of ');
  if (isUnspaced(text.slice(0, 60))) {
    const [clause = ''] = text.split(/[。，,；;：:（(.!！?？、]/, 1);
    return { words: splitText(clause), head: 'last' };
  }
  const isOther = /[\u0400-\u04ff]/.test(text) || ROMANCE_OR_GERMAN.test(text.slice(0, 80));
  if (isOther) {
    const [clause = ''] = text.split(/[.,;:!?(\n]/, 1);
    return { words: splitText(clause), head: 'first' };
  }
  const [clause = ''] = ` ${text.replace(LEADS, '')} `.split(CUT, 1);
  return { words: joinGenitives(clause), head: 'last' };
}

/** "name of the city" → "city name", "number of results" stays together; "user's name" → "person name". */
function joinGenitives(clause: string): string[] {
  const [subject = '', ...tails] = clause
    .replace(/\b(?:user|customer|client|person|individual)(?:['’]s|s['’])/gi, 'person')
    .replace(/['’]s\b/g, '')
    .split(/ (?:of|for|about|regarding) (?:the |an? |this |your |its |each |all )?/i);
  const head = splitText(subject);
  const isOne = / of (?:the|an?|your|this) /i.test(clause);
  const tail = tails.flatMap((each) => splitText(each));
  return tail.length > 0 && !isOne && isCounting(head) ? ['count'] : [...tail, ...head];
}

const HOW_MANY =
  /^(?:total|max|maximum|min|minimum|exact|desired|approximate|estimated|average|required|specific|expected|overall|whole|limited|top)$/;

function isCounting(head: readonly string[]): boolean {
  const [last = '', ...before] = head.toReversed();
  // "Phone number of the recipient" is no count.
  return /^(?:number|count|amount)$/.test(last) && before.every((word) => HOW_MANY.test(word));
}
