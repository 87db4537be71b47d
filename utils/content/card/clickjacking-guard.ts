import { keepEvent } from '../hover/consume-event.ts';
import { isByPerson } from './contain-events.ts';
import { type CardHost, isCovered } from './host.ts';

/** A hand that has just come to the card, or that the card has just come under, does not mean it yet. */
const SETTLING_MS = 200;

/** How often it is looked whether the card has moved or something has come over it. */
const LOOK_MS = 100;

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
  let clearSince: number | undefined;
  /** Since when a mouse has been on it. */
  let handSince = panel.matches(':hover') ? performance.now() : undefined;
  let press: { isFinger: boolean; isMeant: boolean; clearSince: number | undefined } | undefined;
  let place = '';
  const sight = watchSight(host, look, signal);

  function look(): void {
    const { left, top } = panel.style;
    const before = place;
    place = `${left} ${top}`;
    if (!sight.isClear()) clearSince = undefined;
    else if (clearSince === undefined || place !== before) clearSince = performance.now();
  }

  function isSettled(isFinger: boolean): boolean {
    const now = performance.now();
    const settled = (since = now) => now - since >= SETTLING_MS;
    return settled(clearSince) && (isFinger || settled(handSince));
  }

  function onDown(event: PointerEvent): void {
    if (!isByPerson(event)) return;
    look();
    // A pen may hover or not.
    const isFinger = event.pointerType !== 'mouse';
    press = { isFinger, isMeant: isSettled(isFinger), clearSince };
  }

  function onClick(event: PointerEvent): void {
    const begun = press;
    press = undefined;
    if (isByPerson(event) && event.detail === 0) return;
    look();
    const isTouch = event.pointerType === 'touch';
    const isStill = clearSince !== undefined && begun?.clearSince === clearSince;
    // A page may have kept it to itself how a press of the mouse began.
    const isSure = begun ? begun.isMeant && isStill : !isTouch && isSettled(false);
    // Beside a sheet's card a press only closes the sheet.
    const isMeant = isSure || (begun !== undefined && event.target === panel);
    if (isByPerson(event) && isMeant) return;
    keepEvent(event);
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
  const timer = setInterval(() => document.hidden || look(), LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  look();
}

/** What TypeScript does not know of yet. */
type VisibilityInit = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

/** Whether the card is to be seen as it is; `tell` is called when that may have changed. */
function watchSight(host: CardHost, tell: () => void, signal: AbortSignal) {
  // Only Chromium tells whether anything is drawn over an element or changes how it looks.
  if (!('isVisible' in IntersectionObserverEntry.prototype)) {
    return { isClear: () => !isCovered(host) };
  }
  let isVisible = false;
  const hear = (entries: (IntersectionObserverEntry & { isVisible?: boolean })[]) => {
    isVisible = entries.at(-1)?.isVisible ?? false;
    tell();
  };
  const options: VisibilityInit = { trackVisibility: true, delay: LOOK_MS };
  const observer = new IntersectionObserver(hear, options);
  observer.observe(host.panel);
  signal.addEventListener('abort', () => observer.disconnect());
  return { isClear: () => isVisible };
}
