import type { CardHost } from './host.ts';

/**
 * Copies a text from inside a card; rejects when the clipboard does not have it. Pages without https have no clipboard
 * API and frames of other sites may not use it: there the browser's copy command does it, whose event is filled
 * by us, because a page that fills it too would put its own text there.
 */
export function createCopyText(host: CardHost): (text: string) => Promise<void> {
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      if (!copyByCommand(host, text)) throw new Error('The clipboard was not written.');
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
    // Whether it succeeds says nothing of who filled the event.
    return document.execCommand('copy') && isWritten;
  } finally {
    host.onCopy = undefined;
  }
}
