import { getGptKinds } from '../../gpt/data-kinds.ts';
import type { Tool } from '../../gpt/gpt.ts';
import { toGptUrl } from '../../gpt/gpt-id.ts';
import type { GptSummary } from '../../gpt/summary.ts';
import { formatAverage, formatConversations, formatCount, formatList } from '../../i18n/format.ts';
import type { I18n, MessageKey } from '../../i18n/i18n.ts';
import { formatKinds } from '../../i18n/kind-name.ts';
import { toolName } from '../../i18n/tool-name.ts';
import { formatVotes } from '../../i18n/vote-text.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import type { ExportRow } from './export-row.ts';
import { toIsoTime } from './format-values.ts';

type Column = [title: MessageKey, cell: (row: ExportRow, text: I18n) => string | undefined];

/** Fewer columns than the other formats, in the user's language: people read such a table, programs do not. */
const COLUMNS: Column[] = [
  [
    'export.name',
    ({ id, gpt, name }) => `[${escapeMarkdown(gpt?.name || name || id)}](${toGptUrl(id)})`,
  ],
  ['export.author', ({ gpt }) => gpt?.author && escapeMarkdown(gpt.author)],
  [
    'export.average',
    ({ gpt }, text) =>
      gpt?.ratings && 'average' in gpt.ratings
        ? formatAverage(text, gpt.ratings.average)
        : undefined,
  ],
  ['export.ratings', ({ gpt }, text) => gpt?.ratings && formatCount(text, gpt.ratings.count)],
  [
    'export.conversations',
    ({ gpt }, text) =>
      gpt?.conversations && escapeMarkdown(formatConversations(text, gpt.conversations)),
  ],
  ['export.tools', ({ gpt }, text) => gpt?.tools && formatTools(text, gpt.tools)],
  [
    'export.contacts',
    ({ gpt }, text) =>
      gpt &&
      formatList(
        text,
        gpt.actions.map(({ domain }) => escapeMarkdown(domain ?? '?')),
      ),
  ],
  ['export.collects', ({ gpt }, text) => gpt && formatCollected(text, gpt)],
  ['export.updated', ({ gpt }) => toIsoTime(gpt?.updatedAt)?.slice(0, 10)],
  ['export.failure', ({ failure }) => failure && escapeMarkdown(failure)],
];

/** Only if the user has voted on one of the rows: most users never do. */
const VOTES: Column = [
  'export.votes',
  ({ votes }, text) => votes && escapeMarkdown(formatVotes(text, votes)),
];

/** Formats rows as a GitHub Markdown table; the markup in cells is escaped. */
export function toMarkdown(rows: ExportRow[], text: I18n): string {
  const columns = rows.some(({ votes }) => votes) ? [...COLUMNS, VOTES] : COLUMNS;
  const lines = [
    columns.map(([title]) => escapeMarkdown(text.t(title))),
    columns.map(() => '---'),
    ...rows.map((row) => columns.map(([, cell]) => cell(row, text) ?? '')),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function formatTools(text: I18n, all: Tool[]): string {
  const names = all.map((tool) => escapeMarkdown(toolName(tool, text)));
  return names.length > 0 ? formatList(text, names) : text.t('gpt.no-tools');
}

function formatCollected(text: I18n, gpt: GptSummary): string | undefined {
  const kinds = getGptKinds(gpt);
  if (!kinds) return undefined;
  return kinds.length > 0 ? formatKinds(text, kinds) : text.t('panel.cell-none');
}
