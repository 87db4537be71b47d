/**
 * Copies a text from inside the card. Pages without https have no clipboard API and frames of other
 * sites may not use it: there a selected field does it.
 */
export function copyFrom(panel: HTMLElement): (text: string) => Promise<void> {
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return;
    } catch {
      // The field's way, below.
    }
    const field = document.createElement('textarea');
    field.value = text;
    panel.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  };
}
