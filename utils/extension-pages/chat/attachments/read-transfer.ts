import { LONG_PASTE } from './read-attachment.ts';

/** What a paste or a drop contains that has to be attached. */
export type Transferred = { files: File[] } | { text: string };

/** Whether files are being dragged, whose content cannot be read before they are dropped. */
export function hasFiles(data: Pick<DataTransfer, 'types'> | null): boolean {
  return data?.types.includes('Files') ?? false;
}

/**
 * What to attach of pasted or dropped data; `undefined` if the text box may insert it itself. Text comes first: programs
 * for tables also put a picture of the cells on the clipboard.
 */
export function readTransfer(
  data: Pick<DataTransfer, 'files' | 'getData'> | null,
): Transferred | undefined {
  const text = data?.getData('text/plain') ?? '';
  if (text !== '') return text.length > LONG_PASTE ? { text } : undefined;
  const files = [...(data?.files ?? [])];
  return files.length > 0 ? { files } : undefined;
}
