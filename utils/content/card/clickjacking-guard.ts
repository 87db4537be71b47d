import { consumeEvent } from '../hover/consume-event.ts';
import { isByPerson } from './contain-events.ts';
import { type CardHost, isCovered } from './host.ts';

/** A hand that has just come to the card, or that the card has just come under, does not mean it yet. */
const MIN_VISIBLE_MS = 200;

/** How often it is looked whether the card has moved or something has come over it. */
const CHECK_INTERVAL_MS = 100;

/**
 * Takes only presses of a card that its reader can see. A page may lay something over the card that lets presses
 * through, move it under a hand that is just pressing, or, where it has got hold of the closed root, press by script:
 * such presses do nothing, but that they bring the card above everything again. Keys always count: the page
 * cannot make them, nor bring the focus in here.
 *
 * A press is judged when it comes down, not when its click comes: a finger has left the card by then. And the card is
 * looked at for as long as it is there: a finger does not come near first.
 */
export function guardAgainstClickjacking(host: CardHost, signal: AbortSignal): void {
  const { panel } = host;
  /** Since when the card has been to be seen whole, and in one place. */
  let visibleSince: number | undefined;
  /** Since when a mouse has been on it. */
  let handSince = panel.matches(':hover') ? performance.now() : undefined;
  let press:
    | { isFinger: boolean; isIntentional: boolean; visibleSince: number | undefined }
    | undefined;
  let position = '';
  const visibility = watchVisibility(host, check, signal);

  function check(): void {
    const { left, top } = panel.style;
    const before = position;
    position = `${left} ${top}`;
    if (!visibility.isUncovered()) visibleSince = undefined;
    else if (visibleSince === undefined || position !== before) visibleSince = performance.now();
  }

  function isSettled(isFinger: boolean): boolean {
    const now = performance.now();
    const settled = (since = now) => now - since >= MIN_VISIBLE_MS;
    return settled(visibleSince) && (isFinger || settled(handSince));
  }

  function onDown(event: PointerEvent): void {
    if (!isByPerson(event)) return;
    check();
    // A pen may hover or not.
    const isFinger = event.pointerType !== 'mouse';
    press = { isFinger, isIntentional: isSettled(isFinger), visibleSince };
  }

  function onClick(event: PointerEvent): void {
    const begun = press;
    press = undefined;
    if (isByPerson(event) && event.detail === 0) return;
    check();
    const isTouch = event.pointerType === 'touch';
    const isStill = visibleSince !== undefined && begun?.visibleSince === visibleSince;
    // A page may have kept it to itself how a press of the mouse began.
    const isSure = begun ? begun.isIntentional && isStill : !isTouch && isSettled(false);
    // Beside a sheet's card a press only closes the sheet.
    const isIntentional = isSure || (begun !== undefined && event.target === panel);
    if (isByPerson(event) && isIntentional) return;
    consumeEvent(event);
    // The finger whose long press has brought the card came down elsewhere: it is just being lifted.
    if (!isByPerson(event) || (isTouch && !begun)) return;
    panel.hidePopover();
    panel.showPopover();
  }

  const onEnter = () => {
    handSince = performance.now();
  };
  const onLeave = () => {
    handSince = undefined;
  };
  panel.addEventListener('pointerdown', onDown, { capture: true, signal });
  panel.addEventListener('click', onClick, { capture: true, signal });
  panel.addEventListener('pointerenter', onEnter, { signal });
  panel.addEventListener('pointerleave', onLeave, { signal });
  const timer = setInterval(() => document.hidden || check(), CHECK_INTERVAL_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  check();
}

/** What TypeScript does not know of yet. */
type VisibilityInit = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

/** Whether the card is to be seen as it is; `tell` is called when that may have changed. */
function watchVisibility(host: CardHost, onChange: () => void, signal: AbortSignal) {
  // Only Chromium tells whether anything is drawn over an element or changes how it looks.
  if (!('isVisible' in IntersectionObserverEntry.prototype)) {
    return { isUncovered: () => !isCovered(host) };
  }
  let isVisible = false;
  const onEntries = (entries: (IntersectionObserverEntry & { isVisible?: boolean })[]) => {
    isVisible = entries.at(-1)?.isVisible ?? false;
    onChange();
  };
  const options: VisibilityInit = { trackVisibility: true, delay: CHECK_INTERVAL_MS };
  const observer = new IntersectionObserver(onEntries, options);
  observer.observe(host.panel);
  signal.addEventListener('abort', () => observer.disconnect());
  return { isUncovered: () => isVisible };
}
