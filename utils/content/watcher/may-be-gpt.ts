import { frameGlobal, type RecordedEvent, type WatcherGlobals } from './frame-state.ts';

/**
 * Whether what a sign came through may be a link to a GPT, or the text under the pointer an id. Generous, because it
 * is on every page and the grammar is not: what only looks like an id brings the card's script, which knows better.
 * Forces layout: only for a pointer that rests. Written as one function, because every page reads it and pays for each
 * word; what it returns is only asked whether it is something.
 */
export function mayBeGpt({ event, path }: RecordedEvent): unknown {
  const targets = path as Partial<Seen>[];
  // A link of SVG holds its address in an object.
  let text = `${targets.map(({ href }) => href?.baseVal ?? href)} `;
  const { x, y } = event as PointerEvent;
  const innermost = path[0] as Seen;
  // The keyboard's focus has no place.
  if (x >= 0) {
    const { offsetNode = innermost, offset = 0 } =
      document.caretPositionFromPoint(x, y, {
        shadowRoots: path.filter((target) => target instanceof ShadowRoot),
      }) ?? {};
    // 4 is text. A search or a highlighter may have split an id over some nodes; the longest has 34 characters.
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
  // Letters and hyphens may be encoded, more than once, or all of an address in base64, where it begins with "http".
  // A pattern in slashes would be checked while the file is read.
  const pattern = 'g-\\w{9}|%(25)*([46].|[357]\\d|2d|[57]a)|aHR0|0dH|odHR';
  return (
    new RegExp(pattern, 'i').test(text) ||
    // From outside nobody can tell what is in a closed root. Which browser it is is known when the extension is built:
    // Chromium asks an API of its own, and throws for other elements than HTML's, which can be clicked.
    (!innermost.shadowRoot &&
      (import.meta.env?.FIREFOX
        ? innermost.openOrClosedShadowRoot
        : innermost.click &&
          (frameGlobal as WatcherGlobals).chrome.dom?.openOrClosedShadowRoot(innermost)))
  );
}

/** What is asked of whatever an event came through. Only Firefox's elements have `openOrClosedShadowRoot`. */
interface Seen extends EventTarget {
  href?: { baseVal?: string };
  shadowRoot?: ShadowRoot | null;
  click?: () => void;
  openOrClosedShadowRoot?: ShadowRoot | null;
}
