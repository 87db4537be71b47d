import type { Nodes } from 'mdast';

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The direction of a list, quote or table, by the first letter in it. Browsers do not find that out: `dir="auto"` ignores
 * elements inside that have a direction of their own, as paragraphs and cells do.
 */
export function getDirection(node: Nodes): 'ltr' | 'rtl' | undefined {
  if ('children' in node) {
    for (const child of node.children) {
      const direction = getDirection(child);
      if (direction) return direction;
    }
    return undefined;
  }
  const [letter] = (node.type === 'text' && /\p{L}/u.exec(node.value)) || [];
  if (!letter) return undefined;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
