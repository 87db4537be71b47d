import { DATA_KINDS, type DataKind } from '../../gpt/data-kinds.ts';
import { readSubject, type Subject } from './description-subject.ts';
import { FALLBACK_RULES, KIND_RULES, type KindRule } from './kind-rules.ts';
import { HOST_TOPICS } from './kind-words.ts';
import { splitName, splitText } from './parameter-words.ts';
import { type Concept, findPhrases, type Match } from './phrases.ts';

/** A parameter of an operation, as far as its schema describes it. */
export interface Parameter {
  /** The host of the API. */
  domain?: string;
  /** Such as `POST /path`. */
  operation: string;
  /** The operation's id or summary. */
  operationText?: string;
  in: 'query' | 'path' | 'header' | 'cookie' | 'body';
  /** With the objects around it: `user.emails[].value`. */
  name: string;
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  /** The schema allows one value only. */
  isConstant?: boolean;
  description?: string;
}

type Concepts = ReadonlySet<Concept>;

/** What the rules look at. */
interface Evidence {
  in: Parameter['in'];
  method: string;
  near: Concepts;
  opening: Concepts;
  text: Concepts;
  operation: Concepts;
}

/** Descriptions say what matters first; the rest is often a message to the model. */
const MAX_DESCRIPTION = 400;
const MAX_NAME = 200;
/** The first words of a description that say what the parameter is. */
const MAX_OPENING = 12;

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an']);

/** The kinds of data that a parameter asks for, most sensitive first; `[]` if it says nothing about the user. */
export function recognizeKinds(parameter: Parameter): DataKind[] {
  if (isConstant(parameter)) return [];
  const byFormat = recognizeFormat(parameter);
  if (byFormat) return byFormat;
  const description = (parameter.description ?? '').slice(0, MAX_DESCRIPTION);
  if (parameter.type === 'string' && FLAG.test(description)) return [];
  const segments = readSegments(parameter);
  const subject = readSubject(description);
  const evidence = gather(parameter, segments, subject, description);
  if (evidence.near.has('ownGpt')) return [];
  const byName = decideName(segments, evidence);
  const kinds = byName && !byName.isVague ? byName.kinds : decideVague(byName, subject, evidence);
  const isDenied = byName && !byName.isVague && kinds.length === 0;
  return restrict(isDenied ? kinds : withUrl(kinds, parameter), parameter);
}

function decideVague(
  byName: KindRule | undefined,
  subject: Subject | undefined,
  evidence: Evidence,
): readonly DataKind[] {
  const bySubject = subject && decide(subject.words, subject.head, evidence);
  const isSilent = !byName || byName.kinds.length === 0;
  // Text that is searched for may be about products and companies, and is a search all the same.
  const isSearch =
    evidence.operation.has('searchOperation') &&
    byName?.kinds.includes('query') &&
    bySubject?.kinds.includes('business');
  if (bySubject && !bySubject.isVague && !isSearch && (isSilent || bySubject.kinds.length > 0))
    return bySubject.kinds;
  if (byName && !isSilent) return byName.kinds;
  if (bySubject && bySubject.kinds.length > 0) return bySubject.kinds;
  if (byName) return [];
  const fallback = FALLBACK_RULES.find((rule) => holds(rule, evidence, false));
  return fallback?.kinds ?? [];
}

/** Names of one word are read together with the object around them: `card.number`, `user.id`. */
function decideName(segments: readonly string[][], evidence: Evidence): KindRule | undefined {
  const leaf = withoutContainer(segments.at(-1) ?? []);
  const parent = segments.at(-2) ?? [];
  const alone = decide(leaf, 'last', evidence);
  if (leaf.length !== 1 || parent.length === 0) return alone;
  const joined = decide([...parent, ...leaf], 'last', evidence);
  // The object around a name that says nothing counts for less than the description.
  if (joined && !alone && !findPhrases(leaf).length) return { ...joined, isVague: true };
  return joined && (!joined.isVague || !alone) ? joined : alone;
}

const CONTAINERS: ReadonlySet<string> = new Set([
  'list',
  'array',
  'object',
  'obj',
  'str',
  'string',
  'param',
  'parameter',
  'arr',
]);

/** `email_list` → `email`, but not `connection_string`. */
function withoutContainer(words: readonly string[]): readonly string[] {
  if (words.length < 2 || !CONTAINERS.has(words.at(-1) ?? '')) return words;
  const isPhrase = findPhrases(words).some(({ end, length }) => end === words.length && length > 1);
  return isPhrase ? words : words.slice(0, -1);
}

/** The rule for the phrase that says most. If that phrase is vague ("name", "text"), other phrases count as well. */
function decide(
  words: readonly string[],
  head: Subject['head'],
  evidence: Evidence,
): KindRule | undefined {
  const matches = findPhrases(words).sort(head === 'last' ? fromTheEnd : fromTheStart);
  let vague: { rule: KindRule; match: Match } | undefined;
  for (const match of matches) {
    const isWhole = match.end - match.start >= words.length;
    const rule = KIND_RULES.find(
      (each) =>
        each.name.some((concept) => match.concepts.includes(concept)) &&
        holds(each, evidence, isWhole),
    );
    if (!rule) continue;
    if (!vague && !rule.isVague) return rule;
    if (!vague) vague = { rule, match };
    else if (
      isOutside(match, vague.match) &&
      !rule.isVague &&
      rule.kinds.length > 0 &&
      !rule.kinds.some(isAboutAnything)
    )
      return rule;
  }
  return vague?.rule;
}

function isOutside(match: Match, other: Match): boolean {
  return match.end <= other.start || match.start >= other.end;
}

/** In "image name" or "link text", these kinds describe something else. */
function isAboutAnything(kind: DataKind): boolean {
  return (
    kind === 'file' || kind === 'url' || kind === 'time' || kind === 'account' || kind === 'content'
  );
}

function fromTheEnd(a: Match, b: Match): number {
  return b.end - a.end || b.length - a.length;
}

function fromTheStart(a: Match, b: Match): number {
  return a.start - b.start || b.length - a.length;
}

function holds(rule: KindRule, evidence: Evidence, isWhole: boolean): boolean {
  const { near, opening, text, operation } = evidence;
  if (rule.isWhole && !isWhole) return false;
  if (rule.in && !rule.in.includes(evidence.in)) return false;
  if (rule.method && (rule.method === 'GET') !== (evidence.method === 'GET')) return false;
  return (
    (!rule.near || hasAny(near, rule.near)) &&
    !(rule.notNear && hasAny(near, rule.notNear)) &&
    (!rule.opening || hasAny(opening, rule.opening)) &&
    (!rule.text || hasAny(text, rule.text)) &&
    !(rule.notText && hasAny(text, rule.notText)) &&
    (!rule.operation || hasAny(operation, rule.operation)) &&
    !(rule.notOperation && hasAny(operation, rule.notOperation)) &&
    (!rule.about || hasAny(near, rule.about) || hasAny(operation, rule.about)) &&
    !(rule.notAbout && (hasAny(near, rule.notAbout) || hasAny(operation, rule.notAbout)))
  );
}

function hasAny(concepts: Concepts, wanted: readonly Concept[]): boolean {
  return wanted.some((concept) => concepts.has(concept));
}

/** Names that say nothing without the object around them: `keywords.include`, `emails[].value`. */
const OPERATORS: ReadonlySet<string> = new Set([
  'value',
  'include',
  'exclude',
  'contain',
  'eq',
  'equal',
  'ne',
  'not',
  'gt',
  'gte',
  'lt',
  'lte',
  'any',
  'all',
  'item',
]);

function readSegments({ name, operation, in: place }: Parameter): string[][] {
  const segments = name
    .slice(-MAX_NAME)
    .split(/[.[\]/]+/)
    .map(splitName)
    .filter((words) => words.length > 0);
  if (segments.length > 1 && OPERATORS.has(segments.at(-1)?.join(' ') ?? '')) segments.pop();
  if (place !== 'path' || segments.length !== 1) return segments;
  // `/documents/{id}`
  const [before = ''] = operation.split(`{${name}}`);
  const parent = before.split('/').at(-2) ?? '';
  return parent && !parent.startsWith('{') ? [splitName(parent), ...segments] : segments;
}

function gather(
  parameter: Parameter,
  segments: readonly string[][],
  subject: Subject | undefined,
  description: string,
): Evidence {
  const [method = '', path = ''] = parameter.operation.split(/\s+(.*)/);
  const route = path.slice(0, MAX_NAME).replace(/\{[^{}]*\}/g, ' ');
  const words = splitText(description).filter((word) => !ARTICLES.has(word));
  const summary = (parameter.operationText ?? '').slice(0, MAX_NAME);
  return {
    in: parameter.in,
    method: method.toUpperCase(),
    near: conceptsIn(segments.flat(), subject?.words ?? []),
    opening: conceptsIn(segments.at(-1) ?? [], words.slice(0, MAX_OPENING)),
    text: conceptsIn(words, segments.at(-1) ?? []),
    operation: conceptsIn(splitName(route), splitName(summary), topicsOf(parameter.domain)),
  };
}

function conceptsIn(...texts: readonly string[][]): Set<Concept> {
  return new Set(texts.flatMap((words) => findPhrases(words).flatMap(({ concepts }) => concepts)));
}

function topicsOf(domain = ''): string[] {
  return HOST_TOPICS.filter((topic) => domain.slice(0, MAX_NAME).toLowerCase().includes(topic));
}

/** A value that the schema prescribes says nothing about the user. */
function isConstant({ isConstant, enum: values, description = '' }: Parameter): boolean {
  return (
    isConstant === true ||
    values?.length === 1 ||
    CONSTANT.test(description.slice(0, MAX_DESCRIPTION))
  );
}

/** Yes-or-no values that are declared as text. */
const FLAG =
  /^\W{0,20}(?:required|optional|mandatory)?\W{0,10}(?:whether|if (?:set to )?true|set (?:this |it )?to true|true (?:if|to|when)|boolean|indicates (?:if|whether)|是否)/i;

const CONSTANT =
  /\b(?:always|must|should)(?: always| only| exactly)?(?: be)?(?: set| equal)?(?: to| as)? ?['"“‘`]|^ ?set (?:it |this |this parameter )?(?:to|as) ['"“‘`][^'"]*['"”’`](?! first)|\b(?:constant|hard-?coded|fixed) (?:value|id|string|key|identifier)|\bdo not change (?:it|this)\b|\bmust (?:exactly )?be (?!included|unique|valid|english|positive|present|true|false|integer|string|number|empty|specified|provided)[\w-]*[^\Wd]\.?$|固定(?:值|为|為)|必须(?:始终)?为['"“‘]|固定値|常に['"「]|(?:siempre|toujours|immer|sempre|всегда)[^\d.,:;'"“«„‘]{0,20}['"“«„‘]/i;

function recognizeFormat({ format }: Parameter): DataKind[] | undefined {
  switch (format?.toLowerCase()) {
    case 'email':
      return ['email'];
    case 'password':
      return ['credential'];
    case 'binary':
    case 'byte':
    case 'base64':
      return ['file'];
    case 'ipv4':
    case 'ipv6':
      return ['account'];
    case 'phone':
    case 'tel':
      return ['phone'];
    default:
      return undefined;
  }
}

function withUrl(kinds: readonly DataKind[], { format }: Parameter): readonly DataKind[] {
  const isUrl = format !== undefined && /^(?:uri|url|iri)/i.test(format);
  return !isUrl || kinds.some((kind) => kind === 'url' || kind === 'file') ? kinds : ['url'];
}

const NUMERIC: readonly DataKind[] = [
  'credential',
  'payment',
  'health',
  'birth',
  'phone',
  'address',
  'person',
  'account',
  'time',
  'business',
];
const BOOLEAN: readonly DataKind[] = ['health', 'person'];
const CHOICE: readonly DataKind[] = [
  'payment',
  'health',
  'birth',
  'person',
  'place',
  'time',
  'business',
];

/** Yes-or-no values about the answer: `include_relationships`. */
const SWITCH = /(?:^|\.)(?:include|show|return|with|fetch|expand|enable|use)(?:[_-]|[A-Z])/;

const DURATION = /^number of (?:past |previous |recent )?(?:day|hour|minute|week|month)/i;

/** Choices that only the description lists. */
const CHOICE_TEXT =
  /\b(?:either ['"“`]?[\w-]+['"”`]? or|(?:must be|is|any|choose|select) one of|one of (?:these|the following)|one or more of the following|(?:valid|allowed|possible|accepted|supported) (?:values|options)|options(?: are|:)|valores (?:posibles|permitidos|válidos)|valeurs possibles|mögliche werte)|\b\w+ \| \w+ \| \w+|可选值|取值范围|選択肢/i;

/** Numbers, yes-or-no values and choices cannot carry text. */
function restrict(
  kinds: readonly DataKind[],
  { name, type, enum: values, description = '' }: Parameter,
): DataKind[] {
  const isChoice = CHOICE_TEXT.test(description.slice(0, MAX_DESCRIPTION));
  const isNumeric = type === 'number' || type === 'integer';
  return DATA_KINDS.filter(
    (kind) =>
      kinds.includes(kind) &&
      (!isNumeric || NUMERIC.includes(kind)) &&
      (type !== 'boolean' || (BOOLEAN.includes(kind) && !SWITCH.test(name))) &&
      !(isNumeric && kind === 'time' && DURATION.test(description)) &&
      (!values || values.length === 0 || CHOICE.includes(kind)) &&
      !(isChoice && (kind === 'query' || kind === 'content')),
  );
}
