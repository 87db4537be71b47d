import { selfAndAncestors } from '../dom/ancestors.ts';

/**
 * Suppresses the browser's tooltips of a link, its descendants and ancestors, which would overlap the card. Returns a
 * function that restores every title unless the page has set a new one meanwhile.
 */
export function suppressTitles(node: Node): () => void {
  const descendants = node instanceof Element ? [...node.querySelectorAll('[title]')] : [];
  const suppressed: [Element, string][] = [];
  for (const element of [...descendants, ...selfAndAncestors(node)]) {
    const title = element instanceof Element && getAttribute.call(element, 'title');
    if (!title) continue;
    suppressed.push([element, title]);
    removeAttribute.call(element, 'title');
  }
  return () => {
    for (const [element, title] of suppressed) {
      if (!hasAttribute.call(element, 'title')) setAttribute.call(element, 'title', title);
    }
  };
}

/** Taken from the prototype: on a form, `form.getAttribute` may be its control of that name. */
const { getAttribute, hasAttribute, removeAttribute, setAttribute } = Element.prototype;
