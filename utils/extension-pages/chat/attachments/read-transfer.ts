import { LONG_PASTE } from './read-attachment.ts';

/** What a paste or a drop contains that has to be attached. */
export type Transferred = { files: File[] } | { text: string };

/** Whether files are being dragged, whose content cannot be read before they are dropped. */
export function hasFiles(data: Pick<DataTransfer, 'types'> | null): boolean {
  return data?.types.includes('Files') ?? false;
}

/**
 * What to attach of pasted or dropped data; `undefined` if the text box may insert it itself. Text comes first: programs
 * for tables also put a picture of the cells on the clipboard. Text that only names the files is no text: file managers add
 * it.
 */
export function readTransfer(
  data: Pick<DataTransfer, 'files' | 'getData'> | null,
): Transferred | undefined {
  const text = data?.getData('text/plain') ?? '';
  const files = [...(data?.files ?? [])];
  if (files.length > 0 && (text === '' || namesFiles(text, files))) return { files };
  return text.length > LONG_PASTE ? { text } : undefined;
}

/** Whether each line is the name, the path or the URL of one of the files. */
function namesFiles(text: string, files: File[]): boolean {
  const lines = text.split(/[\r\n]+/).filter(Boolean);
  const isName = (line: string) =>
    line.startsWith('file:') || files.some(({ name }) => line.split(/[/\\]/).at(-1) === name);
  return lines.every(isName);
}
