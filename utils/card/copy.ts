/** Copies a text from inside the card. Pages without https have no clipboard API: there a selected field does it. */
export function copyFrom(panel: HTMLElement): (text: string) => Promise<void> {
  return async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement('textarea');
    field.value = text;
    panel.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  };
}
