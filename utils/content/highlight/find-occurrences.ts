import type { GptId } from '../../gpt/gpt-id.ts';
import { idsAround, mayHoldPartOfId, rangeOf } from '../dom/line-of-text.ts';
import { emptyScanResult, scan } from '../scan/find-gpts.ts';
import { getLinkedId, mayLinkToGpt } from '../scan/gpt-links.ts';
import { runInSlices } from '../scan/run-in-slices.ts';

/** Where a GPT can be seen: the content of its link, or its id in a text. */
export interface Occurrence {
  range: Range;
  /** The link, or what holds the text. */
  element: Element;
}

/** Somebody waits. */
const IDLE_TIMEOUT_MS = 50;

/** Every place of this frame where a GPT can be seen, in shadow roots too, from the top down. */
export async function findOccurrences(id: GptId): Promise<Occurrence[]> {
  const result = emptyScanResult();
  await runInSlices(scan(document, result), { idleTimeoutMs: IDLE_TIMEOUT_MS });
  return result.roots
    .flatMap((root) => [...findLinks(id, root), ...findTexts(id, root)])
    .flatMap((occurrence) => {
      const box = getVisibleBox(occurrence);
      return box ? [{ place: occurrence, box }] : [];
    })
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
    .map(({ place }) => place);
}

function findLinks(id: GptId, root: Node): Occurrence[] {
  const links = [...(root as Document | ShadowRoot).querySelectorAll('a, area')];
  return links
    .filter((link) => mayLinkToGpt(link) && getLinkedId(link) === id)
    .map((link) => {
      const range = document.createRange();
      range.selectNodeContents(link);
      return { range, element: link };
    });
}

function* findTexts(id: GptId, root: Node): Generator<Occurrence> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    const element = text.parentElement;
    // What stands in the GPT's own link is one place with it.
    if (!mayHoldPartOfId(text.data) || !element || isInLinkTo(id, element)) continue;
    for (const found of idsAround(text, { from: 0, to: text.length })) {
      // What begins in another text is found from there.
      if (found.id === id && found.place.node === text)
        yield { range: rangeOf(found.place), element };
    }
  }
}

function isInLinkTo(id: GptId, element: Element): boolean {
  const link = element.closest('a');
  return link !== null && getLinkedId(link) === id;
}

/** Text right inside of closed details is not seen, though what holds it is. */
function isClosedDetails(element: Element): boolean {
  return element.matches('details:not([open])');
}

/** Where a place stands in the window; nothing for one that nobody can see. */
function getVisibleBox({ range, element }: Occurrence): DOMRect | undefined {
  if (!element.checkVisibility({ visibilityProperty: true }) || isClosedDetails(element))
    return undefined;
  // A link may hold nothing but a picture.
  return range.getClientRects()[0] ?? element.querySelector('img, svg')?.getClientRects()[0];
}
