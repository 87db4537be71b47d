import type { Tool } from '../../gpt/gpt.ts';
import { urlOf } from '../../gpt/gpt-url.ts';
import { average, conversations, list } from '../../i18n/format.ts';
import type { MessageKey, Text } from '../../i18n/translate.ts';
import type { ExportRow } from './export-row.ts';
import { isoTime } from './format-values.ts';

type Column = [title: MessageKey, cell: (row: ExportRow, text: Text) => string | undefined];

/** Fewer columns than a file has, and in the person's language: a table in a post is read, not processed. */
const COLUMNS: Column[] = [
  ['export.name', ({ id, gpt, name }) => `[${plain(gpt?.name || name || id)}](${urlOf(id)})`],
  ['export.author', ({ gpt }) => gpt?.author && plain(gpt.author)],
  [
    'export.average',
    ({ gpt }, text) =>
      gpt?.ratings && 'average' in gpt.ratings ? average(text, gpt.ratings.average) : undefined,
  ],
  ['export.ratings', ({ gpt }, text) => gpt?.ratings && number(text, gpt.ratings.count)],
  [
    'export.conversations',
    ({ gpt }, text) => gpt?.conversations && plain(conversations(text, gpt.conversations)),
  ],
  ['export.tools', ({ gpt }, text) => gpt?.tools && tools(text, gpt.tools)],
  [
    'export.contacts',
    ({ gpt }, text) =>
      gpt &&
      list(
        text,
        gpt.actions.map(({ domain }) => plain(domain ?? '?')),
      ),
  ],
  ['export.updated', ({ gpt }) => isoTime(gpt?.updatedAt)?.slice(0, 10)],
  ['export.failure', ({ failure }) => failure && plain(failure)],
];

/** Rows as a table of GitHub’s Markdown; nothing in a cell is markup. */
export function toMarkdown(rows: ExportRow[], text: Text): string {
  const lines = [
    COLUMNS.map(([title]) => plain(text.t(title))),
    COLUMNS.map(() => '---'),
    ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row, text) ?? '')),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** On one line, without markup, links or tags. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_~|[\]{}$@#!]|(?<=:)\/(?=\/)|(?<=\bwww)\./gi, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function tools(text: Text, all: Tool[]): string {
  const names = all.map((tool) =>
    tool.kind === 'other' ? plain(tool.name) : text.t(`gpt.tool.${tool.kind}`),
  );
  return names.length > 0 ? list(text, names) : text.t('gpt.no-tools');
}

function number({ locale }: Text, value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}
