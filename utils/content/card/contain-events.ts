import type { CardHost } from './host.ts';
import { findDialog } from './tab-stops.ts';

/**
 * The user events on the card that the page must not receive: pages close dialogs on an outside press, take the focus
 * back, scroll on wheel and bind letter keys. `keydown` is missing because the watcher receives it before the page
 * does (`card-view.ts`).
 */
const CONTAINED = (
  'pointerdown pointerup pointercancel mousedown mouseup click auxclick dblclick contextmenu ' +
  'touchstart touchmove touchend touchcancel wheel keypress keyup beforeinput input ' +
  'focus focusin blur focusout selectstart dragstart copy cut'
).split(' ');

/** The events that the card needs itself. */
const FORWARDED = ['pointerdown', 'pointerup', 'pointercancel', 'click'];

/** Copies of user events created by this module; events created by the page are never in it. */
const copies = new WeakSet<Event>();

/** Whether an event comes from the user, not from a page script that got hold of the card's root. */
export function isByPerson(event: Event): boolean {
  return event.isTrusted || copies.has(event);
}

const CONTROL = 'button, a[href]';

/**
 * Hides user events on the card from the page: stops each event in the capture phase at the window, and dispatches a
 * copy inside the closed root. The browser's default actions (focus, selection, scrolling, following a link) still
 * happen. Listeners that the page added to the window before the card existed still run first, because listeners of
 * one node run in the order in which they were added. Returns a function that stops it.
 */
export function containEvents(host: CardHost): () => void {
  const { element, panel, root } = host;
  const ended = new AbortController();
  const coverFocus = createFocusCover(host);
  /** The control under pointerdown; `undefined` if no pointerdown was received. */
  let downOn: Element | null | undefined;

  function onEvent(event: Event): void {
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
    // Leave clicks by assistive technology alone: they have neither pointer nor focus.
    if (!isOwn || (event.type === 'click' && (event as MouseEvent).detail === 0)) return;
    event.stopImmediatePropagation();
    if (FORWARDED.includes(event.type)) forward(event as PointerEvent);
    // The long press that opened the card began on the page; its mousedown must not move the focus away from the
    // card.
    if (event.type === 'mousedown' && downOn === undefined) event.preventDefault();
  }

  function forward(event: PointerEvent): void {
    const isClick = event.type === 'click';
    const under = underPointer(event);
    const control = under.closest(CONTROL);
    // Pressed on one control and released on another: not a click on either.
    const isAstray = isClick && downOn !== undefined && downOn !== control;
    if (event.type === 'pointerdown') downOn = control;
    else if (isClick) downOn = undefined;
    const copy = copyOf(event);
    let isAllowed = false;
    const onAllowed = () => {
      isAllowed = true;
      // Follow a link once: by the original event, unless the page prevented its default action.
      if (!event.defaultPrevented) copy.preventDefault();
    };
    root.addEventListener(event.type, onAllowed, { once: true });
    (isAstray ? (findDialog(panel) ?? panel) : under).dispatchEvent(copy);
    root.removeEventListener(event.type, onAllowed);
    if (isClick && (!isAllowed || isAstray)) event.preventDefault();
  }

  function underPointer({ clientX, clientY }: PointerEvent): Element {
    const found = root.elementFromPoint(clientX, clientY);
    return found && panel.contains(found) ? found : panel;
  }

  for (const type of CONTAINED) {
    // Passive, because the browser delays scrolling for other listeners.
    const passive = /^(touch|wheel)/.test(type);
    addEventListener(type, onEvent, { capture: true, passive, signal: ended.signal });
  }
  return () => ended.abort();
}

/** Clicks a control of the card for a key press, bypassing the page's key handlers. */
export function clickByKey(control: HTMLElement): void {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true });
  copies.add(click);
  control.dispatchEvent(click);
}

/** Dispatches a key to the focused element inside the card. */
export function forwardKey(focused: Element, event: KeyboardEvent): void {
  // Firefox lets a `KeyboardEvent` leave the shadow root whatever its options, and the page would receive it; a plain
  // `Event` stays inside.
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
 * Hides from the page that the focus moved into the card, so focus traps do not take it back and popups do not close.
 * If the focus then moves elsewhere, the page receives the delayed blur events.
 */
function createFocusCover(host: CardHost): (event: FocusEvent, isOwn: boolean) => void {
  /** The element that lost the focus without the page's knowledge. */
  let left: Element | undefined;

  function dispatchBlur(relatedTarget: EventTarget | null): void {
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
      if (type === 'focusout' && !relatedTarget) dispatchBlur(null);
    } else if (relatedTarget !== host.element || !(target instanceof Element)) {
      return;
    } else if (type === 'blur' || type === 'focusout') {
      event.stopImmediatePropagation();
      left = target;
      host.cameFrom = target;
    } else if (target === left) {
      event.stopImmediatePropagation();
      // `focusin` is the last event of the sequence.
      if (type === 'focusin') left = undefined;
    } else {
      dispatchBlur(target);
    }
  };
}
