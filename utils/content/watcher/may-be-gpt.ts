import { frameGlobal, type RecordedEvent, type WatcherGlobals } from './frame-state.ts';

/**
 * Returns something truthy if the event's path may contain a link to a GPT, or the text under the pointer an id.
 * Deliberately loose, because every page loads this code but not the grammar of ids: a false positive only loads the
 * card script, which checks precisely. Forces layout: call it only for a resting pointer. Written as one function
 * because every page pays for each word.
 */
export function mayBeGpt({ event, path }: RecordedEvent): unknown {
  const targets = path as Partial<Seen>[];
  // An SVG link has an object as its href.
  let text = `${targets.map(({ href }) => href?.baseVal ?? href)} `;
  const { x, y } = event as PointerEvent;
  const innermost = path[0] as Seen;
  // Keyboard focus has no coordinates.
  if (x >= 0) {
    const { offsetNode = innermost, offset = 0 } =
      document.caretPositionFromPoint(x, y, {
        shadowRoots: path.filter((target) => target instanceof ShadowRoot),
      }) ?? {};
    // 4 is SHOW_TEXT. A search or a highlighter may have split an id over several nodes; the longest id has 34
    // characters.
    const walker = document.createTreeWalker(document, 4);
    let at = 0;
    walker.currentNode = offsetNode as Node;
    while (at > -9 && walker.previousNode()) at--;
    for (; at < 9; at++) {
      text += (walker.currentNode as Partial<Text>).data?.substr(
        at < 0 ? -40 : at || offset < 40 ? 0 : offset - 40,
        80,
      );
      walker.nextNode();
    }
  }
  // Letters and hyphens may be percent-encoded, even more than once, or a whole URL base64-encoded, starting with
  // "http". A regex literal would be compiled when the file is parsed.
  const pattern = 'g-\\w{9}|%(25)*([46].|[357]\\d|2d|[57]a)|aHR0|0dH|odHR';
  return (
    new RegExp(pattern, 'i').test(text) ||
    // The content of a closed root is unknown from outside. The browser is known at build time: Chromium has an API
    // of its own, which throws for non-HTML elements; only HTML elements have `click`.
    (!innermost.shadowRoot &&
      (import.meta.env?.FIREFOX
        ? innermost.openOrClosedShadowRoot
        : innermost.click &&
          (frameGlobal as WatcherGlobals).chrome.dom?.openOrClosedShadowRoot(innermost)))
  );
}

/** The properties that are read from nodes of the path. Only Firefox's elements have `openOrClosedShadowRoot`. */
interface Seen extends EventTarget {
  href?: { baseVal?: string };
  shadowRoot?: ShadowRoot | null;
  click?: () => void;
  openOrClosedShadowRoot?: ShadowRoot | null;
}
