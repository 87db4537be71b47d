import { getGptKinds } from '../../gpt/data-kinds.ts';
import { toGptUrl } from '../../gpt/gpt-id.ts';
import { getAverage } from '../../gpt/score.ts';
import { toolName } from '../../i18n/tool-name.ts';
import type { ExportRow } from './export-row.ts';
import { toIsoTime } from './format-values.ts';

/** A cell; `undefined` means unknown and stays empty. */
export type Cell = string | number | boolean | undefined;

/**
 * The columns in order. Their names are the same in every language, so that files of two users can be combined and
 * scripts keep working after a change of language.
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
  collects: ({ gpt }) => {
    const kinds = gpt && getGptKinds(gpt);
    return kinds && joinNames(kinds);
  },
  files: ({ gpt }) => gpt?.files,
  categories: ({ gpt }) => gpt?.categories.join('; '),
  visibility: ({ gpt }) => gpt?.visibility,
  first_party: ({ gpt }) => gpt?.isFirstParty,
  created_utc: ({ gpt }) => toCsvTime(gpt?.createdAt),
  updated_utc: ({ gpt }) => toCsvTime(gpt?.updatedAt),
  read_utc: ({ readAt }) => toCsvTime(readAt),
  failure: ({ failure }) => failure,
  own_votes_best: ({ votes }) => votes?.won ?? 0,
  own_votes_of: ({ votes }) => votes?.asked ?? 0,
};

/** The cell separator; locales with a decimal comma use the semicolon. */
export type Separator = ',' | ';';

/** Formats rows as CSV with the columns of an export. */
export function toCsv(rows: ExportRow[], separator: Separator = ','): string {
  const read = Object.values(COLUMNS);
  return formatCsv(
    [Object.keys(COLUMNS), ...rows.map((row) => read.map((column) => column(row)))],
    separator,
  );
}

/** Formats lines of cells as CSV (RFC 4180) without spreadsheet formulas. */
export function formatCsv(lines: Cell[][], separator: Separator = ','): string {
  const lineOf = (cells: Cell[]) => cells.map((cell) => toCsvCell(cell, separator)).join(separator);
  return lines.map((cells) => `${lineOf(cells)}\r\n`).join('');
}

function toCsvCell(cell: Cell, separator: Separator): string {
  if (typeof cell === 'number' && separator === ';') return String(cell).replace('.', ',');
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const text = escapeFormulas(cell);
  return /[",;']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `none` distinguishes an empty list from an unknown one. */
function joinNames(names: string[]): string {
  return names.join('; ') || 'none';
}

/** Formats a time as spreadsheet programs expect it: `2024-03-01 09:30:00`. */
function toCsvTime(timestamp: number | undefined): string | undefined {
  return toIsoTime(timestamp)?.slice(0, 19).replace('T', ' ');
}

// Prevents CSV injection: names and authors come from strangers, and spreadsheet programs evaluate cells that begin
// like a formula. Papaparse's `escapeFormulae` checks only the first character of a cell; a space, quote or fullwidth
// sign before it bypasses the check. So does a semicolon where the program treats it as the separator.

/** The start of a cell, or what another separator would make one; then characters that programs skip. */
const FORMULA = /(^|[;|])([\p{Z}\p{Cf}"'`“”‘’]*)([=+\-@＝＋－＠﹦﹢﹣﹫⁺⁻₌])/gu;

/** Returns a text in one line that is not evaluated as a formula; a leading apostrophe marks it as text. */
export function escapeFormulas(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.replace(FORMULA, "$1'$2$3");
}
