import type { CardHost } from './host.ts';

/**
 * Returns a function that copies text from inside a card and rejects if the clipboard was not written. The clipboard
 * API is missing on pages without https and blocked in cross-origin frames. There the copy command is used, and its
 * event is handled here, because the page could put its own text on the clipboard.
 */
export function createCopyText(host: CardHost): (text: string) => Promise<void> {
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      if (!copyByCommand(host, text)) throw new Error('The clipboard could not be written.');
    }
  };
}

function copyByCommand(host: CardHost, text: string): boolean {
  let isWritten = false;
  host.onCopy = (event) => {
    event.preventDefault();
    const { clipboardData } = event;
    clipboardData?.clearData();
    clipboardData?.setData('text/plain', text);
    isWritten = clipboardData?.getData('text/plain') === text;
  };
  try {
    // A page can handle the event too, so the return value alone proves nothing.
    return document.execCommand('copy') && isWritten;
  } finally {
    host.onCopy = undefined;
  }
}
