import type { GptId } from '../../gpt/gpt-id.ts';
import { idsAround, mayContainPartOfId, toRange } from '../dom/line-of-text.ts';
import { emptyScanResult, scan } from '../scan/find-gpts.ts';
import { getLinkedId, mayLinkToGpt } from '../scan/gpt-links.ts';
import { runInSlices } from '../scan/run-in-slices.ts';

/** A visible occurrence of a GPT: the content of its link, or its id in text. */
export interface Occurrence {
  range: Range;
  /** The link, or the element that contains the text. */
  element: Element;
}

/** Short, because the user is waiting. */
const IDLE_TIMEOUT_MS = 50;

/** Finds all visible occurrences of a GPT in this frame, shadow roots included, from top to bottom. */
export async function findOccurrences(id: GptId): Promise<Occurrence[]> {
  const result = emptyScanResult();
  await runInSlices(scan(document, result), { idleTimeoutMs: IDLE_TIMEOUT_MS });
  return result.roots
    .flatMap((root) => [...findLinks(id, root), ...findTexts(id, root)])
    .flatMap((occurrence) => {
      const box = getVisibleBox(occurrence);
      return box ? [{ location: occurrence, box }] : [];
    })
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
    .map(({ location }) => location);
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
    // An id inside the GPT's own link is the same occurrence.
    if (!mayContainPartOfId(text.data) || !element || isInLinkTo(id, element)) continue;
    for (const found of idsAround(text, { from: 0, to: text.length })) {
      // An id that begins in another node is found from there.
      if (found.id === id && found.location.node === text)
        yield { range: toRange(found.location), element };
    }
  }
}

function isInLinkTo(id: GptId, element: Element): boolean {
  const link = element.closest('a');
  return link !== null && getLinkedId(link) === id;
}

/** Text directly inside closed `<details>` is hidden although its parent is visible. */
function isClosedDetails(element: Element): boolean {
  return element.matches('details:not([open])');
}

/** The occurrence's rectangle in the window; `undefined` if it is not visible. */
function getVisibleBox({ range, element }: Occurrence): DOMRect | undefined {
  if (!element.checkVisibility({ visibilityProperty: true }) || isClosedDetails(element))
    return undefined;
  // A link may contain nothing but an image.
  return range.getClientRects()[0] ?? element.querySelector('img, svg')?.getClientRects()[0];
}
