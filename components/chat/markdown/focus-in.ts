/** Moves the focus from one end of a footnote to the other. Links within the page would change the route of the side panel. */
export function focusIn(from: Element, kind: 'footnote' | 'reference', identifier: string): void {
  const elements = from.closest('.markdown')?.querySelectorAll<HTMLElement>(`[data-${kind}]`) ?? [];
  [...elements].find(({ dataset }) => dataset[kind] === identifier)?.focus();
}
