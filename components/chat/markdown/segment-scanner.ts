import {
  type Fence,
  getIndentation,
  getLineType,
  getListMarker,
  interruptsParagraph,
  isBareFence,
  isBlank,
  isClosingFence,
  isLoneImage,
  isTableHead,
  type LineType,
  parseFence,
} from './line-types.ts';

/** A piece of an answer that is parsed on its own. */
export interface Segment {
  /** The offset in the answer. */
  start: number;
  kind: 'markdown' | 'code' | 'plain';
  /** The Markdown, or the code or plain text as it is shown. */
  text: string;
  /** Whether it belongs to the same table, list, quote, code block or plain text as the segment before. */
  continues: boolean;
  /** The language of code, as the answer names it. */
  language?: string;
  /** The head and delimiter rows of the table that this segment contains rows of. */
  tableHead?: string;
}

/** Lists, quotes and tables of this many characters are split where the next item, line or row begins. */
const SPLIT_AT = 1_000;

/** Code and plain text need no parsing; splitting them keeps each change of the page small. */
const SPLIT_TEXT_AT = 4_000;

/** A paragraph of this many characters is not parsed any further: the rest is plain text up to the next blank line. */
const MAX_LENGTH = 6_000;

/** A longer line is processed in pieces. */
const MAX_LINE = 4_000;

/** In the code of these languages, an image is an example. */
const MARKDOWN_LANGUAGE = /^(?:markdown|md|mdx)$/i;

interface State {
  kind: 'none' | 'paragraph' | 'list' | 'quote' | 'table' | 'code' | 'plain';
  start: number;
  end: number;
  continues: boolean;
  isAfterBlank: boolean;
  /** The previous line of a paragraph: it may turn out to be the head of a table. */
  lastLine: string;
  listMarker: string;
  tableHead: string;
  fence: Fence | undefined;
  /** Where the code begins, after the opening fence. */
  codeStart: number;
  /** Whether the previous line was a fence, or an image directly after a fence. */
  afterFence: 'no' | 'fence' | 'image';
}

const INITIAL: State = {
  kind: 'none',
  start: 0,
  end: 0,
  continues: false,
  isAfterBlank: false,
  lastLine: '',
  listMarker: '',
  tableHead: '',
  fence: undefined,
  codeStart: 0,
  afterFence: 'no',
};

export interface Scan {
  /** The segments that ended since the last scan. Text that follows cannot change them. */
  closed: Segment[];
  /** The rest of the answer. More text can change these. */
  open: Segment[];
}

/**
 * Splits an answer that grows into segments, and reads each line once. Follows CommonMark's rules on where top-level
 * elements begin, except for unbalanced fences: gateways put images into code blocks, and end code twice.
 */
export function createSegmentScanner(): (text: string, isStreaming: boolean) => Scan {
  const state = { ...INITIAL };
  let scanned = 0;
  return (text, isStreaming) => {
    const closed: Segment[] = [];
    for (let end = endOfLine(text, scanned); end; end = endOfLine(text, scanned)) {
      addLine(state, { text, start: scanned, end, segments: closed });
      scanned = end;
    }
    const open: Segment[] = [];
    const rest = { ...state };
    if (scanned < text.length && !(isStreaming && isHeldBack(rest, text.slice(scanned)))) {
      addLine(rest, { text, start: scanned, end: text.length, segments: open });
      // The language may still be incomplete.
      const isNewCode = rest.kind === 'code' && state.kind !== 'code';
      if (isStreaming && isNewCode && rest.fence) rest.fence.language = undefined;
    }
    close(rest, text, open);
    return { closed, open };
  };
}

/** The end of the line, or of a piece of a long line; `undefined` if the line is incomplete. */
function endOfLine(text: string, start: number): number | undefined {
  const lineBreak = text.indexOf('\n', start);
  const end = lineBreak < 0 ? text.length : lineBreak + 1;
  if (end - start <= MAX_LINE) return lineBreak < 0 ? undefined : end;
  // Do not split a surrogate pair.
  const cut = start + MAX_LINE;
  return /[\ud800-\udbff]/.test(text.charAt(cut - 1)) ? cut - 1 : cut;
}

/** Whether an incomplete line inside of code may be a closing fence or an image, so that it should not be shown yet. */
function isHeldBack({ kind, fence }: State, line: string): boolean {
  if (kind !== 'code' || !fence) return false;
  if (new RegExp(`^ {0,3}${fence.marker}+[ \\t]*$`).test(line)) return true;
  return /^ {0,3}\[?!\[/.test(line) && isLifting(fence) && !isLoneImage(line);
}

interface Line {
  text: string;
  start: number;
  end: number;
  segments: Segment[];
}

function addLine(state: State, added: Line): void {
  const { text, start, end } = added;
  const line = text.slice(start, end).replace(/[\r\n]+$/, '');
  const isWholeLine = start === 0 || text[start - 1] === '\n';
  const { afterFence } = state;
  state.afterFence = 'no';
  if (!isWholeLine) extend(state, added);
  else if (state.kind === 'code') addToCode(state, line, added);
  else if (isBlank(line)) addBlank(state, added);
  else addText(state, line, added, afterFence);
}

/** Adds a line outside of code that is not blank. */
function addText(state: State, line: string, added: Line, afterFence: State['afterFence']): void {
  const type = getLineType(line);
  if (type === 'fence' && afterFence === 'image' && isBareFence(line)) {
    // It closes code that has been closed before the image.
    close(state, added.text, added.segments);
  } else if (afterFence === 'fence' && isLoneImage(line)) {
    addImage(state, added);
  } else if (continuesElement(state, line, type)) {
    if (isSplit(state, line, type)) begin(state, line, type, added, true);
    else extend(state, added);
  } else if (state.kind === 'paragraph' && isTableHead(state.lastLine, line)) {
    beginTable(state, line, added);
  } else if (state.kind === 'paragraph' && continuesParagraph(state, line, type)) {
    extend(state, added);
  } else {
    begin(state, line, type, added, false);
  }
  state.isAfterBlank = false;
  state.lastLine = line;
}

function addBlank(state: State, { text, segments }: Line): void {
  // An indented line, or a further item, would still belong to these.
  if (state.kind === 'paragraph' || state.kind === 'list') state.isAfterBlank = true;
  else close(state, text, segments);
  state.lastLine = '';
}

/** Whether a line belongs to the list, quote, table or plain text before it. */
function continuesElement(state: State, line: string, type: LineType): boolean {
  switch (state.kind) {
    case 'plain':
      return true;
    case 'quote':
      return type === 'quote' || type === 'text';
    case 'table':
      return type === 'text';
    case 'list':
      if (getIndentation(line) >= 2) return true;
      if (type === 'item') return getListMarker(line) === state.listMarker;
      return type === 'text' && !state.isAfterBlank;
    default:
      return false;
  }
}

/** Whether a list, quote or table is so long that a further segment begins. */
function isSplit({ kind, start, end }: State, line: string, type: LineType): boolean {
  if (end - start < SPLIT_AT) return false;
  if (kind === 'list') return type === 'item' && getIndentation(line) < 2;
  return kind === 'table' || (kind === 'quote' && type === 'quote');
}

function continuesParagraph({ isAfterBlank }: State, line: string, type: LineType): boolean {
  if (isAfterBlank) return type === 'text' && getIndentation(line) > 0;
  return !interruptsParagraph(line, type);
}

function begin(
  state: State,
  line: string,
  type: LineType,
  { text, start, end, segments }: Line,
  continues: boolean,
): void {
  const { tableHead, listMarker, kind } = state;
  close(state, text, segments);
  Object.assign(state, { start, end, continues });
  if (continues) {
    Object.assign(state, { kind, tableHead, listMarker });
    return;
  }
  switch (type) {
    case 'fence':
      Object.assign(state, { kind: 'code', codeStart: end, fence: parseFence(line) });
      break;
    case 'item':
      Object.assign(state, { kind: 'list', listMarker: getListMarker(line) });
      break;
    case 'quote':
      state.kind = 'quote';
      break;
    default:
      state.kind = 'paragraph';
      if (type !== 'text') close(state, text, segments);
  }
}

/** The line before, the head, leaves its paragraph. */
function beginTable(state: State, delimiters: string, { text, start, end, segments }: Line): void {
  const head = state.lastLine;
  const headStart = text.lastIndexOf(head, start - 1);
  const isWhole = headStart <= state.start;
  if (isWhole) state.kind = 'none';
  state.end = headStart;
  close(state, text, segments);
  Object.assign(state, { kind: 'table', start: headStart, end, continues: false });
  state.tableHead = `${head}\n${delimiters}\n`;
}

function extend(state: State, { text, start, end, segments }: Line): void {
  if (state.kind === 'none') Object.assign(state, { kind: 'plain', start, continues: false });
  state.end = end;
  const length = end - state.start;
  const isText = state.kind === 'code' || state.kind === 'plain';
  if (length < (isText ? SPLIT_TEXT_AT : MAX_LENGTH)) return;
  const { kind, fence } = state;
  close(state, text, segments);
  Object.assign(state, {
    kind: isText ? kind : 'plain',
    start: end,
    end,
    continues: isText,
    fence,
    codeStart: end,
  });
}

function addToCode(state: State, line: string, added: Line): void {
  const { fence } = state;
  if (!fence) return;
  const { text, start, segments } = added;
  if (isClosingFence(line, fence)) {
    close(state, text, segments);
    state.afterFence = 'fence';
  } else if (isLoneImage(line) && isLifting(fence)) {
    // The opening fence was meant to close something.
    const isEmpty = !state.continues && isBlank(text.slice(state.codeStart, start));
    if (isEmpty) Object.assign(state, INITIAL);
    addImage(state, added);
  } else extend(state, added);
}

function isLifting({ language = '' }: Fence): boolean {
  return !MARKDOWN_LANGUAGE.test(language);
}

/** Adds a line with an image as a segment of its own. */
function addImage(state: State, { text, start, end, segments }: Line): void {
  close(state, text, segments);
  Object.assign(state, { kind: 'paragraph', start, end });
  close(state, text, segments);
  state.afterFence = 'image';
}

/** Ends the open segment. */
function close(state: State, text: string, segments: Segment[]): void {
  const segment = toSegment(state, text);
  if (segment) segments.push(segment);
  Object.assign(state, INITIAL);
}

function toSegment(state: State, source: string): Segment | undefined {
  const { kind, start, end, continues, fence, codeStart, tableHead } = state;
  if (kind === 'none') return undefined;
  if (kind === 'code') {
    const code = removeIndentation(source.slice(codeStart, end), fence?.indentation ?? 0);
    // The rest of a code block of which everything is shown already.
    if (continues && !code) return undefined;
    return { start, kind, text: code, continues, language: fence?.language };
  }
  const text = source.slice(start, end);
  if (kind === 'plain') return text ? { start, kind, text, continues } : undefined;
  const markdown = text.replace(/[\r\n]+$/, '');
  if (kind !== 'table') return { start, kind: 'markdown', text: markdown, continues };
  return { start, kind: 'markdown', text: markdown, continues, tableHead };
}

/** Code is indented as much as its opening fence. */
function removeIndentation(code: string, width: number): string {
  return width > 0 ? code.replace(new RegExp(`^ {1,${width}}`, 'gm'), '') : code;
}
