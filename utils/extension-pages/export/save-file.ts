import type { TextFile } from './export-file.ts';

/** Saves a file where the browser saves what is downloaded: a link to it is clicked, which needs no permission. */
export function saveFile({ name, type, text }: TextFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The browser has taken hold of it by then; before, some would find nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
