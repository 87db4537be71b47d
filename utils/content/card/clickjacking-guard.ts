import { consumeEvent } from '../hover/consume-event.ts';
import { isByPerson } from './contain-events.ts';
import { type CardHost, isCovered } from './host.ts';

/** A press this soon after pointer and card met is not intentional. */
const MIN_VISIBLE_MS = 200;

/** Interval of the checks whether the card moved or is covered. */
const CHECK_INTERVAL_MS = 100;

/**
 * Accepts only presses on a card that the user can see. A page can cover the card with an element that lets presses
 * through, move the card under a pressing pointer, or, if it got hold of the closed root, dispatch presses by script.
 * Such presses only bring the card to the top again. Keys are always accepted: a page cannot fake trusted key events
 * or move the focus into the card.
 *
 * A press is judged on pointerdown, not on click: by then a finger has left the card. The card is checked for as long
 * as it exists, because a finger does not hover first.
 */
export function guardAgainstClickjacking(host: CardHost, signal: AbortSignal): void {
  const { panel } = host;
  /** Since when the card has been fully visible at an unchanged position. */
  let visibleSince: number | undefined;
  /** Since when a mouse has been over the card. */
  let hoveredSince = panel.matches(':hover') ? performance.now() : undefined;
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
    return settled(visibleSince) && (isFinger || settled(hoveredSince));
  }

  function onDown(event: PointerEvent): void {
    if (!isByPerson(event)) return;
    check();
    // A pen may or may not hover, so treat it like a finger.
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
    // The page may have swallowed the pointerdown of a mouse.
    const isSure = begun ? begun.isIntentional && isStill : !isTouch && isSettled(false);
    // A press beside a sheet only closes it.
    const isIntentional = isSure || (begun !== undefined && event.target === panel);
    if (isByPerson(event) && isIntentional) return;
    consumeEvent(event);
    // The finger whose long press opened the card went down elsewhere and is only being lifted.
    if (!isByPerson(event) || (isTouch && !begun)) return;
    panel.hidePopover();
    panel.showPopover();
  }

  const onEnter = () => {
    hoveredSince = performance.now();
  };
  const onLeave = () => {
    hoveredSince = undefined;
  };
  panel.addEventListener('pointerdown', onDown, { capture: true, signal });
  panel.addEventListener('click', onClick, { capture: true, signal });
  panel.addEventListener('pointerenter', onEnter, { signal });
  panel.addEventListener('pointerleave', onLeave, { signal });
  const timer = setInterval(() => document.hidden || check(), CHECK_INTERVAL_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  check();
}

/** Options that TypeScript's DOM types lack. */
type VisibilityInit = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

/** Tracks whether the card is uncovered; `onChange` is called when that may have changed. */
function watchVisibility(host: CardHost, onChange: () => void, signal: AbortSignal) {
  // Only Chromium reports whether an element is covered or altered visually.
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
