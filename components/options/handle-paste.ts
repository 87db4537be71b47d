/**
 * Takes over what is pasted into a text field. `replacesAll`: nothing else would remain in the field. Returns whether it has
 * inserted the text; otherwise the browser does.
 */
export type OnPaste = (text: string, replacesAll: boolean) => boolean;

/** Handles a paste event; returns whether the text is inserted already. */
export function handlePaste(event: ClipboardEvent, onPaste: OnPaste): boolean {
  const field = event.currentTarget as HTMLInputElement;
  const text = event.clipboardData?.getData('text') ?? '';
  const replacesAll = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  const isDone = onPaste(text, replacesAll);
  if (isDone) event.preventDefault();
  return isDone;
}
