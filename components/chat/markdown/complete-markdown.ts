import { isTableHead, splitRow } from './line-types.ts';

/**
 * Completes Markdown that ends in the middle of an element, so that streamed text does not flicker: closes emphasis and
 * inline code, shows an incomplete link as its text and a row of a table as a table, and leaves out marks that have no meaning
 * yet. Only for display: the next part of the answer replaces the result.
 *
 * @param isTable - whether the text consists of rows of a table
 */
export function completeMarkdown(text: string, isTable = false): string {
  const lineStart = text.lastIndexOf('\n') + 1;
  const line = text.slice(lineStart);
  const table = isTable ? undefined : completeTable(text.slice(0, lineStart), line);
  if (table !== undefined) return table;
  const isUnknown = (isTable ? EMPTY_ROW : MARKS_ONLY).test(line);
  const known = isUnknown ? text.slice(0, lineStart).trimEnd() : text;
  const start = findInlineStart(known);
  return known.slice(0, start) + completeInline(known.slice(start));
}

/** A line that may become an item, heading, break, fence, table or definition, or make a heading of the line before. */
const MARKS_ONLY =
  /^[ \t]*(?:>[ \t]*)*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?:[-+*=_~`#|:\\<]*|\d{1,9}[.)]?|\[[ xX]?\]?|\[(?:\^[^\]\s]{0,40}|\d{1,3})\]?:?)[ \t]*$/;

/** A row of more cells is shown as text until it turns out to be the head of a table. */
const MAX_COLUMNS = 40;

const EMPTY_ROW = /^[ \t]*\|?[ \t]*$/;

/** Adds the delimiter row to the head of a table; `undefined` if the text does not end with one. */
function completeTable(before: string, line: string): string | undefined {
  const previous = before.trimEnd().split('\n').at(-1) ?? '';
  const isRow = (row: string) => /^ {0,3}\|[ \t]*[^ \t|:-]/.test(row);
  if (before && isRow(previous) && /^ {0,3}\|?[ \t:|-]+$/.test(line)) {
    return before + (isTableHead(previous, line) ? line : createDelimiters(previous));
  }
  if (!isRow(line) || isRow(previous) || splitRow(line).length > MAX_COLUMNS) return undefined;
  return `${before}${line}\n${createDelimiters(line)}`;
}

function createDelimiters(head: string): string {
  return `|${'---|'.repeat(splitRow(head).length)}`;
}

/** Where the last paragraph, item or row begins: no emphasis or link reaches across. */
function findInlineStart(text: string): number {
  let end = text.length;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (/^[ \t>]*$/.test(line)) return Math.min(end + 1, text.length);
    if (/^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]|\|)/.test(line)) return start;
    end = start - 1;
  }
  return 0;
}

interface Opener {
  mark: '*' | '_' | '~' | '[' | '![';
  length: number;
  index: number;
}

/** Completes a text without line-based elements. */
function completeInline(source: string): string {
  const openers: Opener[] = [];
  let text = source;
  let suffix = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    switch (character) {
      case '\\':
        if (index === text.length - 1) text = text.slice(0, -1);
        index++;
        break;
      case '`': {
        const run = countRun(text, index);
        const end = findRun(text, index + run, run);
        if (end === undefined) {
          const code = text.slice(index + run).replace(/`+$/, '');
          text = text.slice(0, index) + (code.trim() ? text.slice(index, index + run) + code : '');
          if (code.trim()) suffix = '`'.repeat(run);
          index = text.length;
        } else index = end - 1;
        break;
      }
      case '<':
        if (/^<(?:[a-z/!][^<>]{0,100})?$/i.test(text.slice(index, index + 110))) {
          text = text.slice(0, index);
        }
        break;
      case '【':
        if (!text.slice(index, index + 240).includes('】') && text.length - index < 240) {
          text = text.slice(0, index);
        }
        break;
      case '!':
        if (text[index + 1] !== '[') break;
        openers.push({ mark: '![', length: 2, index });
        index++;
        break;
      case '[':
        openers.push({ mark: '[', length: 1, index });
        break;
      case ']': {
        const at = openers.findLastIndex(({ mark }) => mark === '[' || mark === '![');
        const opener = openers[at];
        if (!opener) break;
        const end = findTargetEnd(text, index + 1);
        const isUnfinished = end === undefined;
        openers.length = at;
        if (isUnfinished) {
          text = text.slice(0, opener.index) + getLabel(text, opener, index);
          index = text.length;
        } else index = end - 1;
        break;
      }
      case '*':
      case '_':
      case '~': {
        const run = countRun(text, index);
        const isCut = addRun(openers, text, index, run);
        if (isCut) text = text.slice(0, index);
        index += run - 1;
        break;
      }
    }
  }
  return closeOpeners(text, openers, suffix);
}

function countRun(text: string, index: number): number {
  let end = index + 1;
  while (text[end] === text[index] && end < text.length) end++;
  return end - index;
}

/** The end of the next run of exactly `length` backticks. */
function findRun(text: string, from: number, length: number): number | undefined {
  for (let index = text.indexOf('`', from); index >= 0; ) {
    const run = countRun(text, index);
    if (run === length) return index + run;
    index = text.indexOf('`', index + run);
  }
  return undefined;
}

/** The longest address of an incomplete link. A longer one is text. */
const MAX_TARGET = 2_000;

/**
 * The end of the `(url "title")` or `[label]` that may begin at `start`; `start` if none does, `undefined` if it is
 * incomplete.
 */
function findTargetEnd(text: string, start: number): number | undefined {
  const first = text[start];
  if (first === undefined) return undefined;
  if (first !== '(' && first !== '[') return start;
  const rest = text.slice(start, start + MAX_TARGET);
  // After the address, only a title can follow.
  if (/^\([^\s<]*\s+[^\s"'()]/.test(rest)) return start;
  const [target] = /^(?:\[[^[\]]*\]|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))/.exec(rest) ?? [];
  if (target) return start + target.length;
  const isOpen = text.length - start < MAX_TARGET && /^[[(][^\n]*\n?[^\n]*$/.test(rest);
  return isOpen ? undefined : start;
}

/** What to show of an incomplete link or image. */
function getLabel(text: string, { mark, index }: Opener, end: number): string {
  const label = text.slice(index + mark.length, end);
  if (mark === '![' || /^\[["“”'’\d]*\]?$/.test(label)) return '';
  return label.startsWith('^') ? text.slice(index, end + 1) : label;
}

/** Matches a run of emphasis marks with those before it. Returns whether the end of the text leaves it undecided. */
function addRun(openers: Opener[], text: string, index: number, run: number): boolean {
  const mark = text.charAt(index) as '*' | '_' | '~';
  const before = text.charAt(index - 1);
  const after = text.charAt(index + run);
  if (mark === '~' && run !== 2) return !after;
  if (mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return false;
  const at = openers.findLastIndex((opener) => opener.mark === mark);
  const opener = openers[at];
  const hasBracketBetween = openers.slice(at + 1).some((each) => each.mark.endsWith('['));
  let rest = run;
  if (opener && !hasBracketBetween && /\S/.test(before)) {
    if (!after && opener.length > run) return true;
    const matched = Math.min(rest, opener.length);
    opener.length -= matched;
    rest -= matched;
    openers.length = opener.length > 0 ? at + 1 : at;
  }
  if (rest === 0) return false;
  if (!after) return true;
  if (/\S/.test(after)) openers.push({ mark, length: rest, index: index + run - rest });
  return false;
}

function closeOpeners(source: string, openers: Opener[], suffix: string): string {
  const image = openers.find(({ mark }) => mark === '![');
  let text = (image ? source.slice(0, image.index) : source).trimEnd();
  let closing = image ? '' : suffix;
  for (const { mark, length, index } of openers.toReversed()) {
    if (index >= text.length) continue;
    if (mark === '[') {
      const isFootnote = text[index + 1] === '^';
      text = text.slice(0, index) + (isFootnote ? '' : text.slice(index + 1));
    } else if (mark !== '![') {
      if (text.length <= index + length && !closing) text = text.slice(0, index).trimEnd();
      else closing += mark.repeat(length);
    }
  }
  return text + closing;
}
