import type { I18n, MessageKey } from './i18n.ts';

/** Names that are the same in all languages, by MIME type. */
const NAMES: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/json': 'JSON',
  'application/msword': 'Word',
  'application/vnd.ms-excel': 'Excel',
  'application/vnd.ms-powerpoint': 'PowerPoint',
  'text/csv': 'CSV',
  'text/html': 'HTML',
  'text/markdown': 'Markdown',
  'text/xml': 'XML',
  'application/xml': 'XML',
  'application/epub+zip': 'EPUB',
  'application/rtf': 'RTF',
  'text/rtf': 'RTF',
};

/** Names or message keys by patterns of MIME types; the first match counts. */
const KINDS: [RegExp, string | MessageKey][] = [
  [/^image\//, 'file.image'],
  [/^audio\//, 'file.audio'],
  [/^video\//, 'file.video'],
  [/wordprocessingml/, 'Word'],
  [/spreadsheetml/, 'Excel'],
  [/presentationml/, 'PowerPoint'],
  [/spreadsheet/, 'file.spreadsheet'],
  [/presentation/, 'file.presentation'],
  [/opendocument|document/, 'file.document'],
  [/zip|x-tar|compressed|x-7z|x-rar/, 'file.archive'],
  [/^text\/plain$/, 'file.text'],
  [/^text\/(?:x-tex|x-latex|rtf)|latext?$/, 'file.document'],
  [/^text\/|javascript|typescript|x-sh|x-python|x-php|x-ruby|ecmascript/, 'file.code'],
];

/** The common names of MIME types, each once; an unknown type keeps its own name. */
export function fileTypeNames(text: I18n, types: string[]): string[] {
  return [...new Set(types.map((type) => fileTypeName(text, type.toLowerCase())))];
}

function fileTypeName(text: I18n, type: string): string {
  const known = Object.hasOwn(NAMES, type) ? NAMES[type] : undefined;
  if (known) return known;
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1];
  if (!kind) return type.replace(/^application\/(?:x-|vnd\.)?(?=.)/, '');
  return isKey(kind) ? text.t(kind) : kind;
}

function isKey(kind: string): kind is MessageKey {
  return kind.startsWith('file.');
}
