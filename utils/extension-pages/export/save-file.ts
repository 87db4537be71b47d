import type { TextFile } from './export-file.ts';

/** Saves a file to the browser's download folder by clicking a link, which needs no permission. */
export function saveFile({ name, type, text }: TextFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // Revoke late: some browsers start reading the blob with a delay.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
