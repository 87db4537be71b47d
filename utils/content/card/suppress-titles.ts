import { selfAndAncestors } from '../dom/ancestors.ts';

/**
 * Holds back the browser's own tooltips of a link, of what is in it and around it: two boxes for one
 * pointer hide each other. Gives the function that puts every title back, but for those that the page
 * has set itself meanwhile.
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

/** Of the prototype: a form answers `form.getAttribute` with its control of that name. */
const { getAttribute, hasAttribute, removeAttribute, setAttribute } = Element.prototype;
