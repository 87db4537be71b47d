import { type CardHost, isCovered } from './host.ts';

/** A hand that has just come to the card, or that the card has just come under, does not mean it yet. */
const SETTLING_MS = 200;

/** How often it is looked whether the card has moved or something has come over it, while a hand is on it. */
const LOOK_MS = 100;

/**
 * Takes only presses of a card that its reader can see. A page may lay something over the card that lets presses
 * through, move it under a hand that is just pressing, or, where it has got hold of the closed root, press by script:
 * such presses do nothing, but that they bring the card above everything again. Keys always count: the page
 * cannot make them, nor bring the focus in here.
 */
export function guardAgainstClickjacking(host: CardHost, signal: AbortSignal): void {
  const { panel } = host;
  const sight = watchSight(host);
  /** Since when a hand has been on a card that was to be seen whole, and in one place. */
  let clearSince: number | undefined;
  let place = '';
  let timer: ReturnType<typeof setInterval> | undefined;

  function look(): void {
    const { left, top } = panel.style;
    const before = place;
    place = `${left} ${top}`;
    if (!sight.isClear()) clearSince = undefined;
    else if (clearSince === undefined || place !== before) clearSince = performance.now();
  }

  function begin(): void {
    end();
    sight.start(look);
    timer = setInterval(look, LOOK_MS);
    look();
  }

  function end(): void {
    sight.stop();
    clearInterval(timer);
    clearSince = undefined;
  }

  function isMeant(event: MouseEvent): boolean {
    if (!event.isTrusted) return false;
    if (event.detail === 0) return true;
    // A finger comes from nowhere.
    const settling = (event as PointerEvent).pointerType === 'touch' ? 0 : SETTLING_MS;
    return clearSince !== undefined && event.timeStamp - clearSince >= settling;
  }

  function onClick(event: MouseEvent): void {
    if (isMeant(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.isTrusted) return;
    panel.hidePopover();
    panel.showPopover();
  }

  panel.addEventListener('click', onClick, { capture: true, signal });
  panel.addEventListener('pointerenter', begin, { signal });
  panel.addEventListener('pointerleave', end, { signal });
  signal.addEventListener('abort', end);
  if (panel.matches(':hover')) begin();
}

/** What TypeScript does not know of yet. */
type VisibilityInit = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

/** Whether the card is to be seen as it is, while somebody wants to know. */
function watchSight(host: CardHost) {
  // Only Chromium tells whether anything is drawn over an element or changes how it looks.
  if (!('isVisible' in IntersectionObserverEntry.prototype)) {
    return { isClear: () => !isCovered(host), start() {}, stop() {} };
  }
  let isVisible = false;
  let observer: IntersectionObserver | undefined;
  return {
    isClear: () => isVisible,
    start(tell: () => void) {
      const hear = (entries: (IntersectionObserverEntry & { isVisible?: boolean })[]) => {
        isVisible = entries.at(-1)?.isVisible ?? false;
        tell();
      };
      const options: VisibilityInit = { trackVisibility: true, delay: LOOK_MS };
      observer = new IntersectionObserver(hear, options);
      observer.observe(host.panel);
    },
    stop() {
      observer?.disconnect();
      isVisible = false;
    },
  };
}
