/** What a line of Markdown begins. `text` begins nothing by itself. */
export type LineType = 'fence' | 'heading' | 'break' | 'item' | 'quote' | 'text';

const FENCE = /^ {0,3}(?:`{3,}[^`]*|~{3,}.*)$/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const THEMATIC_BREAK = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ITEM = /^[ \t]*([-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const QUOTE = /^ {0,3}>/;

/** An item that ends the paragraph before it: any other may be a line of text that begins with a number. */
const INTERRUPTING_ITEM = /^ {0,3}(?:[-+*]|1[.)])[ \t]+\S/;

const DELIMITER = /^:?-+:?$/;

/** A line with an image only, which may be a link: `![alt](url)` or `[![alt](url)](url)`. */
const LONE_IMAGE = /^ {0,3}(?:!\[[^\]]*\]\([^\s)][^)]*\)|\[!\[[^\]]*\]\([^)]+\)\]\([^)]+\))[ \t]*$/;

export function getLineType(line: string): LineType {
  if (FENCE.test(line)) return 'fence';
  if (HEADING.test(line)) return 'heading';
  if (THEMATIC_BREAK.test(line)) return 'break';
  if (ITEM.test(line)) return 'item';
  return QUOTE.test(line) ? 'quote' : 'text';
}

export function isBlank(line: string): boolean {
  return !/\S/.test(line);
}

/** The width of the indentation; tabs count as four columns. */
export function getIndentation(line: string): number {
  const [spaces = ''] = /^[ \t]*/.exec(line) ?? [];
  return spaces.replaceAll('\t', '    ').length;
}

/** The kind of list that an item belongs to: its bullet, or what follows its number. */
export function getListMarker(line: string): string {
  return ITEM.exec(line)?.[1]?.slice(-1) ?? '';
}

export function interruptsParagraph(line: string, type: LineType): boolean {
  return type === 'item' ? INTERRUPTING_ITEM.test(line) : /^(?:fence|heading|quote)$/.test(type);
}

export function isLoneImage(line: string): boolean {
  return LONE_IMAGE.test(line);
}

/** Whether the second line makes the first one the head of a table. */
export function isTableHead(head: string, delimiters: string): boolean {
  if (!head.includes('|')) return false;
  const cells = splitRow(delimiters);
  return (
    cells.every((cell) => DELIMITER.test(cell.trim())) && splitRow(head).length === cells.length
  );
}

/** The cells in a row of a table, whose outer pipes are optional. */
export function splitRow(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/);
}

export interface Fence {
  marker: string;
  length: number;
  indentation: number;
  /** The first word after the opening fence. */
  language?: string;
}

export function parseFence(line: string): Fence {
  const [, spaces = '', marks = '', info = ''] = /^( *)(`+|~+)(.*)$/.exec(line) ?? [];
  const language = info.trim().split(/\s/, 1)[0] || undefined;
  return { marker: marks.charAt(0), length: marks.length, indentation: spaces.length, language };
}

/** Whether a fence names no language. */
export function isBareFence(line: string): boolean {
  return /^ {0,3}`+[ \t]*$/.test(line);
}

export function isClosingFence(line: string, { marker, length }: Fence): boolean {
  const [, marks = ''] = /^ {0,3}(`+|~+)[ \t]*$/.exec(line) ?? [];
  return marks.length >= length && marks.startsWith(marker);
}
