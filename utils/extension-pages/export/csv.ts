import { toGptUrl } from '../../gpt/gpt-id.ts';
import { getAverage } from '../../gpt/score.ts';
import { toolName } from '../../i18n/tool-name.ts';
import { escapeFormulas } from './escape-formulas.ts';
import type { ExportRow } from './export-row.ts';
import { toIsoTime } from './format-values.ts';

/** A cell: `undefined` is not known, and stays empty. */
type Cell = string | number | boolean | undefined;

/**
 * The columns, in their order. Their names are the same in every language: files of two people can be put
 * together, and what reads them goes on working when the language is changed.
 */
const COLUMNS: Record<string, (row: ExportRow) => Cell> = {
  id: ({ id }) => id,
  url: ({ id }) => toGptUrl(id),
  name: ({ gpt, name }) => gpt?.name ?? name,
  author: ({ gpt }) => gpt?.author,
  author_verified: ({ gpt }) => gpt?.isVerified,
  rating_average: ({ gpt }) => gpt && getAverage(gpt),
  rating_count: ({ gpt }) => gpt?.ratings?.count,
  conversations_at_least: ({ gpt }) =>
    gpt?.conversations && 'atLeast' in gpt.conversations ? gpt.conversations.atLeast : undefined,
  conversations_text: ({ gpt }) =>
    gpt?.conversations && 'text' in gpt.conversations ? gpt.conversations.text : undefined,
  tools: ({ gpt }) => gpt?.tools && joinNames(gpt.tools.map((tool) => toolName(tool))),
  actions: ({ gpt }) =>
    gpt &&
    joinNames(
      gpt.actions.map(({ domain, signIn }) => `${domain ?? 'unknown'} (${signIn ?? 'unknown'})`),
    ),
  files: ({ gpt }) => gpt?.files,
  categories: ({ gpt }) => gpt?.categories.join('; '),
  visibility: ({ gpt }) => gpt?.visibility,
  first_party: ({ gpt }) => gpt?.isFirstParty,
  created_utc: ({ gpt }) => toCsvTime(gpt?.createdAt),
  updated_utc: ({ gpt }) => toCsvTime(gpt?.updatedAt),
  read_utc: ({ readAt }) => toCsvTime(readAt),
  failure: ({ failure }) => failure,
};

/** What separates cells. Where spreadsheet programs expect semicolons, the comma is their decimal point. */
export type Separator = ',' | ';';

/** Rows as CSV (RFC 4180). Nothing in it is a formula to a spreadsheet program. */
export function toCsv(rows: ExportRow[], separator: Separator = ','): string {
  const read = Object.values(COLUMNS);
  const lines = [Object.keys(COLUMNS), ...rows.map((row) => read.map((column) => column(row)))];
  const lineOf = (cells: Cell[]) => cells.map((cell) => toCsvCell(cell, separator)).join(separator);
  return lines.map((cells) => `${lineOf(cells)}\r\n`).join('');
}

function toCsvCell(cell: Cell, separator: Separator): string {
  if (typeof cell === 'number' && separator === ';') return String(cell).replace('.', ',');
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const text = escapeFormulas(cell);
  return /[",;']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What is known to be none is told from what is not known. */
function joinNames(names: string[]): string {
  return names.join('; ') || 'none';
}

/** In the form that spreadsheet programs take for a time: `2024-03-01 09:30:00`. */
function toCsvTime(timestamp: number | undefined): string | undefined {
  return toIsoTime(timestamp)?.slice(0, 19).replace('T', ' ');
}
