import type { GptId } from '../../gpt/gpt-id.ts';
import { idsAround, mayHoldPartOfId, rangeOf } from '../dom/line-of-text.ts';
import { noFinds, search } from '../scan/find-gpts.ts';
import { idOfLink, mayLeadToGpt } from '../scan/gpt-links.ts';
import { inSlices } from '../scan/run-in-slices.ts';

/** Where a GPT can be seen: the content of its link, or its id in a text. */
export interface SeenPlace {
  range: Range;
  /** The link, or what holds the text. */
  holder: Element;
}

/** Somebody waits. */
const PATIENCE_MS = 50;

/** Every place of this frame where a GPT can be seen, in shadow roots too, from the top down. */
export async function placesOf(id: GptId): Promise<SeenPlace[]> {
  const finds = noFinds();
  await inSlices(search(document, finds), { patienceMs: PATIENCE_MS });
  return finds.roots
    .flatMap((root) => [...linksTo(id, root), ...textsWith(id, root)])
    .flatMap((place) => {
      const box = boxOf(place);
      return box ? [{ place, box }] : [];
    })
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
    .map(({ place }) => place);
}

function linksTo(id: GptId, root: Node): SeenPlace[] {
  const links = [...(root as Document | ShadowRoot).querySelectorAll('a, area')];
  return links
    .filter((link) => mayLeadToGpt(link) && idOfLink(link) === id)
    .map((link) => {
      const range = document.createRange();
      range.selectNodeContents(link);
      return { range, holder: link };
    });
}

function* textsWith(id: GptId, root: Node): Generator<SeenPlace> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    const holder = text.parentElement;
    // What stands in the GPT's own link is one place with it.
    if (!mayHoldPartOfId(text.data) || !holder || isInLinkTo(id, holder)) continue;
    for (const found of idsAround(text, { from: 0, to: text.length })) {
      // What begins in another text is found from there.
      if (found.id === id && found.place.node === text)
        yield { range: rangeOf(found.place), holder };
    }
  }
}

function isInLinkTo(id: GptId, element: Element): boolean {
  const link = element.closest('a');
  return link !== null && idOfLink(link) === id;
}

/** Text right inside of closed details is not seen, though what holds it is. */
function isFolded(holder: Element): boolean {
  return holder.matches('details:not([open])');
}

/** Where a place stands in the window; nothing for one that nobody can see. */
function boxOf({ range, holder }: SeenPlace): DOMRect | undefined {
  if (!holder.checkVisibility({ visibilityProperty: true }) || isFolded(holder)) return undefined;
  // A link may hold nothing but a picture.
  return range.getClientRects()[0] ?? holder.querySelector('img, svg')?.getClientRects()[0];
}
