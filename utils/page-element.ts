/** The element that an extension page is drawn into. */
export function pageElement(): HTMLElement {
  const page = document.getElementById('page');
  if (!page) throw new Error('This page has no element #page.');
  return page;
}
