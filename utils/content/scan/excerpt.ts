import { rangeOf } from '../dom/line-of-text.ts';
import type { Place } from './find-gpts.ts';

/** A line of the popup. */
const LONGEST = 80;

/** A link has few texts; one with thousands is not read to its end. */
const MOST_TEXTS = 20;

/** Read of one text: white space may take most of it. */
const MOST_READ = 400;

/** What a GPT is called where it stands: its link's text, or the text around its id. May be empty. */
export function excerptOf(place: Place): string {
  if (!('start' in place)) return linkText(place.node);
  const { node, start, end, endNode } = place;
  if (!endNode) return around(node.data, start, end);
  const id = rangeOf(place).toString();
  const text = node.data.slice(0, start) + id + endNode.data.slice(end);
  return around(text, start, start + id.length);
}

/** Up to 80 characters of `text` with what stands from `start` to `end` about in the middle, cut at spaces. */
export function around(text: string, start: number, end: number): string {
  const room = Math.max(0, LONGEST - (end - start)) >> 1;
  const before = text.slice(Math.max(0, start - room), start);
  const after = text.slice(end, end + room);
  const from = start > room ? before.replace(/^\S*\s/, '') : before;
  const to = text.length > end + room ? after.replace(/\s\S*$/, '') : after;
  return tidy(from + text.slice(start, end) + to);
}

function linkText(link: Element): string {
  const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  let text = '';
  for (let seen = 0; seen < MOST_TEXTS && walker.nextNode(); seen++) {
    text += (walker.currentNode as Text).data.slice(0, MOST_READ);
  }
  const spoken = link.getAttribute('aria-label') ?? link.getAttribute('title') ?? '';
  return tidy(text) || tidy(spoken.slice(0, MOST_READ));
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}
