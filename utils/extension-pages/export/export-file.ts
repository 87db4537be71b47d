import type { I18n } from '../../i18n/i18n.ts';
import { toCsv } from './csv.ts';
import type { ExportRow } from './export-row.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';

export const FORMATS = ['csv', 'csv-semicolons', 'json', 'markdown'] as const;

export type Format = (typeof FORMATS)[number];

/** A file to save. */
export interface TextFile {
  name: string;
  /** MIME type. */
  type: string;
  text: string;
}

/** Without it, Excel assumes the regional encoding and garbles Chinese. */
const BOM = '\ufeff';

const FILE_KINDS: Record<Format, { ending: string; type: string; before: string }> = {
  csv: { ending: 'csv', type: 'text/csv', before: BOM },
  'csv-semicolons': { ending: 'csv', type: 'text/csv', before: BOM },
  json: { ending: 'json', type: 'application/json', before: '' },
  markdown: { ending: 'md', type: 'text/markdown', before: '' },
};

/** Formats rows. `now` in milliseconds since 1970. */
export function toExportText(
  format: Format,
  name: string,
  rows: ExportRow[],
  text: I18n,
  now: number,
): string {
  switch (format) {
    case 'csv':
      return toCsv(rows);
    case 'csv-semicolons':
      return toCsv(rows, ';');
    case 'json':
      return toJson(name, rows, now);
    case 'markdown':
      return toMarkdown(rows, text);
  }
}

/** Creates the file of an export, named after what was exported. */
export function toExportFile(format: Format, name: string, text: string): TextFile {
  const { ending, type, before } = FILE_KINDS[format];
  return { name: `${toFileName(name)}.${ending}`, type, text: before + text };
}

/** Some file systems limit names in bytes and refuse longer ones. */
const MAX_NAME_LENGTH = 60;

function toFileName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_NAME_LENGTH)
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return safe || 'GPTs';
}
