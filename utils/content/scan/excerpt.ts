import { toRange } from '../dom/line-of-text.ts';
import type { GptLocation } from './find-gpts.ts';

/** One line of the popup. */
const MAX_LENGTH = 80;

/** Maximum texts to read in a link. */
const MAX_TEXTS = 20;

/** Maximum characters to read of one text, most of which may be white space. */
const MAX_READ = 400;

/** The label of a GPT on a page: its link's text, or the text around its id. May be empty. */
export function getExcerpt(location: GptLocation): string {
  if (!('start' in location)) return getLinkText(location.node);
  const { node, start, end, endNode } = location;
  if (!endNode) return getSurroundingText(node.data, start, end);
  const id = toRange(location).toString();
  const text = node.data.slice(0, start) + id + endNode.data.slice(end);
  return getSurroundingText(text, start, start + id.length);
}

/** Up to 80 characters of `text` with the range `start` to `end` near the middle, cut at spaces. */
export function getSurroundingText(text: string, start: number, end: number): string {
  const available = Math.max(0, MAX_LENGTH - (end - start)) >> 1;
  const before = text.slice(Math.max(0, start - available), start);
  const after = text.slice(end, end + available);
  const from = start > available ? before.replace(/^\S*\s/, '') : before;
  const to = text.length > end + available ? after.replace(/\s\S*$/, '') : after;
  return collapseWhitespace(from + text.slice(start, end) + to);
}

function getLinkText(link: Element): string {
  const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  let text = '';
  for (let seen = 0; seen < MAX_TEXTS && walker.nextNode(); seen++) {
    text += (walker.currentNode as Text).data.slice(0, MAX_READ);
  }
  const accessibleName = link.getAttribute('aria-label') ?? link.getAttribute('title') ?? '';
  return collapseWhitespace(text) || collapseWhitespace(accessibleName.slice(0, MAX_READ));
}

function collapseWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_LENGTH);
}
