import { parseApiKey } from './api-key.ts';
import { parseBaseUrl } from './base-url.ts';
import { toPlainCharacters } from './pasted.ts';

/** What a pasted text says about a gateway. At least one of both is known. */
export interface PastedConfiguration {
  /** Normalized by `parseBaseUrl`; plain http is possible. */
  baseUrl?: string;
  apiKey?: string;
}

/** A URL or key in the text. */
interface Candidate {
  value: string;
  /** Where it begins and ends. */
  index: number;
  end: number;
  /** The name before it, such as `OPENAI_BASE_URL`; empty if there is none. */
  label: string;
  /** The highest rank wins. */
  rank: number;
}

/** No configuration has more. Without this limit, a long text of URLs would block the page. */
const MAX_CANDIDATES = 200;

/** No URL or key is longer. */
const MAX_LENGTH = 500;

/** The longest label with its quotes and separator. */
const LABEL_LENGTH = 48;

/** Characters that end a URL or key: spaces, quotes, brackets, separators of lists, Chinese text. */
const END = '\\s"\'`<>|(){}\\[\\],;，。；、“”‘’「」『』《》【】\\p{Script=Han}';

const URLS = new RegExp(`https?://(?:\\[[\\da-f:.]{2,45}\\])?[^${END}\\\\^$*]*`, 'giu');

/** The beginning of a URL, up to the end of a text. */
const URL_BEFORE = new RegExp(`https?://[^${END}]*$`, 'iu');

/** A host after a label, because sellers of keys often leave out the scheme. */
const HOSTS =
  /(?<=(?:base[ _-]?url|host|地址|网址|域名|接口)["'”’]?[^\S\n]{0,4}[:=][^\S\n]{0,4}["'“‘]?)(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,24}(?::\d{1,5})?(?![\w(.-])/giu;

/** The value after a name such as `api_key`, `"apiKey"`, `--api-key`, `x-api-key` or `密钥`. */
const NAMED_KEYS = new RegExp(
  `(?:key|token|secret|authorization|密钥|秘钥|令牌|卡密)["'”’\\])]{0,3}[^\\S\\n]{0,4}(?::?=>?|[:,]|[^\\S\\n])[^\\S\\n]{0,4}["'“‘(]{0,2}(?=([^${END}]{1,600}))`,
  'giu',
);
const BEARER_KEYS = new RegExp(`\\bBearer\\s{1,4}["'“‘]?([^${END}]+)`, 'giu');
/** Word processors replace hyphens with other dashes. */
const BARE_KEYS = new RegExp(`(?<![\\p{L}\\p{N}_-])(sk[-\\u2010-\\u2015][^${END}]+)`, 'gu');

const BASE_LABEL =
  /(?:url|uri|base|host|endpoint|server|address|api|curl|地址|网址|域名|接口|链接)$/i;

/** URLs that are never the gateway's. The key must not be sent there. */
const FOREIGN_LABEL =
  /refer+er|origin$|image|img|avatar|icon|logo|callback|redirect|webhook|(?:https?|all|socks5?)_?proxy$|^-x$|--proxy$/i;

/** Pages of the gateway's site. They are better than nothing, because they often have the host of the API. */
const PAGE_LABEL = /doc|home|help|top-?up|recharge|status|官网|文档|教程|充值|购买|注册|登录|后台/i;

const API_PATH = /\/(?:v\d|chat\/completions|gpts|models)\b/i;

/** A variable or property of a program instead of a value. */
const CODE = /^(?:process|import|os|env|config|settings|options|args|self|this|client)\b[.[]/i;

/** `YOUR_API_KEY`, `sk-your-key`, `sk-xxxx`. */
const PLACEHOLDER =
  /(?:^|[-_])(?:your|my)(?:[-_]|own|api|key|token|secret|openai|$)|x{4}|placeholder|replace|change[-_]?me|[-_]here$/i;

/** The arguments of curl with the body of the request, which may contain URLs of pictures. */
const CURL_DATA =
  /\s(?:-d|--data(?:-raw|-binary|-urlencode)?|--json)(?:\s+|=)\$?(?:'[^']*'|"(?:[^"\\]|\\.)*"|\S+)/gs;

/**
 * Finds base URL and key in a pasted text: a `curl` command, environment variables, a part of a program or of a settings
 * file, or a message of the gateway's operator. Returns `undefined` if it finds neither. Masked keys and placeholders are
 * no keys.
 */
export function parsePastedConfiguration(text: string): PastedConfiguration | undefined {
  const plain = toPlainText(text);
  const urls = findUrls(plain);
  const keys = findKeys(plain);
  const [url, key] = choosePair(plain, urls, keys);
  if (!url && (!key || isBesideOtherText(plain, key))) return undefined;
  return { ...(url && { baseUrl: url.value }), ...(key && { apiKey: key.value }) };
}

/** Whether a key without a name begins a text with more in it, such as a second key. Nobody knows what the rest is. */
function isBesideOtherText(text: string, { label, end }: Candidate): boolean {
  return label === '' && /[\p{L}\p{N}]/u.test(text.slice(end));
}

/** Joins continued lines, and removes escapes and the bodies of requests. */
function toPlainText(text: string): string {
  // A line continues after the backslash of sh, the caret of cmd and the backtick of PowerShell.
  const joined = toPlainCharacters(text).replace(/[\\^`][ \t]*\r?\n/g, ' ');
  const withoutData = /\bcurl\b/i.test(joined) ? joined.replace(CURL_DATA, ' ') : joined;
  // `\/` and `\"` of JSON, `^"` of cmd.
  return withoutData.replace(/[\\^]{1,4}(?=["'/&])/g, '');
}

function findUrls(text: string): Candidate[] {
  const urls = findAll(text, URLS, (match) => {
    const label = getLabel(text, match.index);
    if (FOREIGN_LABEL.test(label)) return undefined;
    const [url] = match;
    const rank = PAGE_LABEL.test(label)
      ? -1
      : BASE_LABEL.test(label)
        ? 2
        : Number(API_PATH.test(url));
    return toUrl(url, { ...toRange(match), label, rank });
  });
  if (urls.length > 0) return urls;
  return findAll(text, HOSTS, (match) => {
    const [host] = match;
    const label = getLabel(text, match.index);
    if (CODE.test(host) || FOREIGN_LABEL.test(label)) return undefined;
    return toUrl(host, { ...toRange(match), label, rank: 2 });
  });
}

function toRange({ index, 0: whole }: RegExpExecArray) {
  return { index, end: index + whole.length };
}

function toUrl(text: string, where: Omit<Candidate, 'value'>): Candidate | undefined {
  // Also limits the time that parsing takes.
  if (text.length > MAX_LENGTH) return undefined;
  const url = parseBaseUrl(text.replace(/[.:!?]{1,9}$/, ''), true);
  return url.ok ? { ...where, value: url.url } : undefined;
}

function findKeys(text: string): Candidate[] {
  const [named, bearer, bare] = [NAMED_KEYS, BEARER_KEYS, BARE_KEYS].map((pattern) =>
    findAll(text, pattern, (match) => {
      const [whole, token = ''] = match;
      // The token of a named key is only looked at, so that it may contain the next name.
      const index = match.index + (pattern === NAMED_KEYS ? whole.length : 0);
      const isPartOfUrl = isInUrl(text, index);
      const value = toKey(isPartOfUrl ? beforeNextPart(token) : token, pattern === BARE_KEYS);
      // URLs contain other tokens, such as that of a referral.
      if (!value || (isPartOfUrl && !value.startsWith('sk-'))) return undefined;
      const rank = pattern === BEARER_KEYS || value.startsWith('sk-') ? 2 : 1;
      return { value, index, end: index + token.length, label: getLabel(text, index), rank };
    }),
  );
  return [...(bearer ?? []), ...(named ?? []), ...(bare ?? [])];
}

function isInUrl(text: string, index: number): boolean {
  return URL_BEFORE.test(text.slice(Math.max(0, index - MAX_LENGTH), index));
}

/** What stands in a URL before the next parameter, path, host or fragment. */
function beforeNextPart(text: string): string {
  return text.split(/[&/?#@]/, 1)[0] ?? '';
}

/** The key, or `undefined` if it is masked, a placeholder, or probably something else. */
function toKey(token: string, isBare: boolean): string | undefined {
  if (token.length > MAX_LENGTH || /[*•●·…$%]|\.\.|:\/\//.test(token)) return undefined;
  const parsed = parseApiKey(token.replace(/[.:!?]{1,9}$/, ''));
  if (!parsed.ok) return undefined;
  const { key } = parsed;
  if (key.length < 8 || PLACEHOLDER.test(key) || CODE.test(key)) return undefined;
  const hasDigit = /\d/.test(key);
  // Words such as `sk-learn`.
  if (isBare && !hasDigit && key.length < 16) return undefined;
  const isNumberOrDate = /^[\d.:/-]+$/.test(key);
  return /^[a-z]{2,4}-/i.test(key) || (hasDigit && !isNumberOrDate) ? key : undefined;
}

/** The results of the first matches of a pattern that have one. */
function findAll(
  text: string,
  pattern: RegExp,
  toCandidate: (match: RegExpExecArray) => Candidate | undefined,
): Candidate[] {
  const found: Candidate[] = [];
  let count = 0;
  for (const match of text.matchAll(pattern)) {
    if (++count > MAX_CANDIDATES) break;
    const candidate = toCandidate(match);
    if (candidate) found.push(candidate);
  }
  return found;
}

/** The name before a value on the same line. */
function getLabel(text: string, index: number): string {
  const before = text
    .slice(Math.max(0, index - LABEL_LENGTH), index)
    .replace(/[^\S\n]*(?:Bearer[^\S\n]+)?["'“‘`([<]*$/i, '')
    .replace(/["'”’\])]*[^\S\n]*(?:::?|:?=>?|,|[^\S\n])?$/, '');
  const [label = ''] = /(?:[\p{L}\p{N}_.-]+ )?[\p{L}\p{N}_.-]+$/u.exec(before) ?? [];
  return label;
}

/** Chooses a URL and the key that belongs to it. */
function choosePair(
  text: string,
  urls: Candidate[],
  keys: Candidate[],
): [Candidate | undefined, Candidate | undefined] {
  // Of several gateways, variables of one have the same first part: `OPENAI_BASE_URL`, `OPENAI_API_KEY`.
  for (const url of urls) {
    const owner = getOwner(url.label);
    const key = owner && keys.find(({ label }) => getOwner(label) === owner);
    if (key) return [url, key];
  }
  const url = getBest(urls, ({ rank, index }) => [rank, -index]);
  const key = getBest(keys, (each) => [
    each.rank,
    url ? -getDistance(text, url, each) : -each.index,
  ]);
  return [url, key];
}

/** The number of characters between two candidates. The end of an object between them counts as many. */
function getDistance(text: string, one: Candidate, other: Candidate): number {
  const [first, last] = one.index < other.index ? [one, other] : [other, one];
  const between = text.slice(first.end, last.index);
  return between.length + (between.slice(0, 2000).includes('}') ? 2000 : 0);
}

/** What remains of a label without the usual words: `openai` of `OPENAI_API_KEY`. */
function getOwner(label: string): string {
  return label
    .toLowerCase()
    .replace(
      /api|base|url|uri|key|token|secret|host|endpoint|server|address|access|auth(?:orization)?/g,
      '',
    )
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/地址|网址|域名|接口|链接|密钥|秘钥|令牌|curl|^x$/g, '');
}

/** The candidate with the highest first number, and of several the one with the highest second number. */
function getBest(
  candidates: Candidate[],
  toRank: (candidate: Candidate) => [number, number],
): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>((best, next) => {
    if (!best) return next;
    const [a, b] = toRank(best);
    const [c, d] = toRank(next);
    return c > a || (c === a && d > b) ? next : best;
  }, undefined);
}
