import type { CardHost } from './host.ts';
import { dialogIn } from './tab-stops.ts';

/**
 * What a person does on the card, as the page around it could hear it: pages close dialogs on a press outside of
 * them, take the focus back, scroll by the wheel and have shortcuts on letters. Only `keydown` is missing: it comes by
 * the watcher, which hears it before any page (`card-view.ts`).
 */
const CONTAINED = (
  'pointerdown pointerup pointercancel mousedown mouseup click auxclick dblclick contextmenu ' +
  'touchstart touchmove touchend touchcancel wheel keypress keyup beforeinput input ' +
  'focus focusin blur focusout selectstart dragstart copy cut'
).split(' ');

/** What the card itself has to hear of it. */
const FORWARDED = ['pointerdown', 'pointerup', 'pointercancel', 'click'];

/** The copies that this file made of a person's events; what a page makes up is never among them. */
const copies = new WeakSet<Event>();

/** Whether a person did this, and no script of the page that has got hold of the card's root. */
export function isByPerson(event: Event): boolean {
  return event.isTrusted || copies.has(event);
}

const CONTROL = 'button, a[href]';

/**
 * Keeps what a person does on the card from the page: an event is stopped at the window, on its way down, and reaches
 * the card as a copy that never leaves its root. What the browser itself does with it (focus, selection, scrolling,
 * following a link) goes on. A page still hears what it has listened to at the window since before the card was there:
 * listeners of one node run in the order in which they were added. Returns the function that ends it.
 */
export function containEvents(host: CardHost): () => void {
  const { element, panel, root } = host;
  const ended = new AbortController();
  const coverFocus = createFocusCover(host);
  /** The control that finger or mouse came down on; `undefined` where that was not heard. */
  let downOn: Element | null | undefined;

  function hear(event: Event): void {
    if (!event.isTrusted) return;
    const isOwn = event.composedPath()[0] === element;
    if (event instanceof FocusEvent) {
      coverFocus(event, isOwn);
      return;
    }
    if (event instanceof ClipboardEvent && host.onCopy) {
      event.stopImmediatePropagation();
      host.onCopy(event);
      return;
    }
    // Assistive technology clicks what neither has the focus nor is under the pointer: that goes its own way.
    if (!isOwn || (event.type === 'click' && (event as MouseEvent).detail === 0)) return;
    event.stopImmediatePropagation();
    if (FORWARDED.includes(event.type)) forward(event as PointerEvent);
    // Of a finger that came down on the page and brought the card: it must not take the focus from it.
    if (event.type === 'mousedown' && downOn === undefined) event.preventDefault();
  }

  function forward(event: PointerEvent): void {
    const isClick = event.type === 'click';
    const under = underPointer(event);
    const control = under.closest(CONTROL);
    // Pressed here and lifted there is no click of either.
    const isAstray = isClick && downOn !== undefined && downOn !== control;
    if (event.type === 'pointerdown') downOn = control;
    else if (isClick) downOn = undefined;
    const copy = copyOf(event);
    let isAllowed = false;
    const onAllowed = () => {
      isAllowed = true;
      // A link is followed once: by the event itself, unless the page has forbidden it that.
      if (!event.defaultPrevented) copy.preventDefault();
    };
    root.addEventListener(event.type, onAllowed, { once: true });
    (isAstray ? (dialogIn(panel) ?? panel) : under).dispatchEvent(copy);
    root.removeEventListener(event.type, onAllowed);
    if (isClick && (!isAllowed || isAstray)) event.preventDefault();
  }

  function underPointer({ clientX, clientY }: PointerEvent): Element {
    const found = root.elementFromPoint(clientX, clientY);
    return found && panel.contains(found) ? found : panel;
  }

  for (const type of CONTAINED) {
    // The browser would wait for a listener that is not passive before it scrolls.
    const passive = /^(touch|wheel)/.test(type);
    addEventListener(type, hear, { capture: true, passive, signal: ended.signal });
  }
  return () => ended.abort();
}

/** Clicks a control of the card as its key was pressed, past whatever the page makes of keys. */
export function clickByKey(control: HTMLElement): void {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true });
  copies.add(click);
  control.dispatchEvent(click);
}

/** Lets the card hear a key as if it had come down to what has the focus there. */
export function forwardKey(focused: Element, event: KeyboardEvent): void {
  // In Firefox a `KeyboardEvent` leaves its root, whatever is said of it: the page would hear this one.
  const copy = new Event(event.type, { bubbles: true, cancelable: true });
  if (!focused.dispatchEvent(Object.assign(copy, { key: event.key }))) event.preventDefault();
}

function copyOf(event: PointerEvent): PointerEvent {
  const { type, detail, pointerId, pointerType, isPrimary, button, buttons } = event;
  const { clientX, clientY, screenX, screenY, altKey, ctrlKey, metaKey, shiftKey } = event;
  const copy = new PointerEvent(type, {
    ...{ detail, pointerId, pointerType, isPrimary, button, buttons },
    ...{ clientX, clientY, screenX, screenY, altKey, ctrlKey, metaKey, shiftKey },
    bubbles: true,
    cancelable: true,
  });
  copies.add(copy);
  return copy;
}

/**
 * While the focus is in the card, the page is left to believe that it is where it was: what takes it back into a
 * dialog, and what closes when it loses the focus, leaves the card alone. If it then goes on to somewhere else, the page
 * is told of the loss.
 */
function createFocusCover(host: CardHost): (event: FocusEvent, isOwn: boolean) => void {
  /** What has lost the focus without the page's knowledge. */
  let left: Element | undefined;

  function tellLoss(relatedTarget: EventTarget | null): void {
    const lost = left;
    left = undefined;
    const about = { relatedTarget, composed: true };
    lost?.dispatchEvent(new FocusEvent('blur', about));
    lost?.dispatchEvent(new FocusEvent('focusout', { ...about, bubbles: true }));
  }

  return (event, isOwn) => {
    const { type, relatedTarget } = event;
    const [target] = event.composedPath();
    if (isOwn) {
      event.stopImmediatePropagation();
      if (type === 'focusout' && !relatedTarget) tellLoss(null);
    } else if (relatedTarget !== host.element || !(target instanceof Element)) {
      return;
    } else if (type === 'blur' || type === 'focusout') {
      event.stopImmediatePropagation();
      left = target;
      host.cameFrom = target;
    } else if (target === left) {
      event.stopImmediatePropagation();
      // `focusin` comes last.
      if (type === 'focusin') left = undefined;
    } else {
      tellLoss(target);
    }
  };
}
