import {
  autoUpdate,
  computePosition,
  detectOverflow,
  type ElementRects,
  flip,
  hide,
  inline,
  type Middleware,
  offset,
  shift,
  size,
  type VirtualElement,
} from '@floating-ui/dom';
import { getElementOrRange, type Target } from '../hover/target.ts';
import { type CardHost, compensateZoom } from './host.ts';

/** Gap between link and card: small enough to cross, large enough to keep the link visible. */
const GAP = 6;
/** Distance from the viewport's edges. */
export const MARGIN = 8;
/** A lower card shows too little. */
const MIN_HEIGHT = 160;

/**
 * Keeps the panel beside its target while the page scrolls, resizes or moves. Calls `onHidden` when the target is no
 * longer visible, was removed, or belongs to a page from which a script navigated away. Returns a function that stops
 * it.
 */
export function positionCard(host: CardHost, target: Target, onHidden: () => void): () => void {
  const { panel } = host;
  const pageUrl = getPageUrl();
  const element = target.node instanceof Element ? target.node : target.node.parentElement;
  const reference: VirtualElement = {
    getBoundingClientRect: () => getBox(target),
    getClientRects: () =>
      isRendered(target) ? getElementOrRange(target).getClientRects() : [getBox(target)],
    contextElement: element ?? undefined,
  };
  return autoUpdate(reference, panel, async () => {
    if (!target.node.isConnected || getPageUrl() !== pageUrl) return onHidden();
    compensateZoom(host);
    const { x, y, middlewareData } = await computePosition(reference, panel, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [
        // A link broken over several lines has several rectangles: use the one under the pointer.
        inline(target.pointer),
        offset(GAP),
        flip(({ rects }) => ({
          padding: MARGIN,
          fallbackPlacements: fitsBeside(rects) ? ['top-start', 'right', 'left'] : ['top-start'],
        })),
        availableSpace,
        shift(({ middlewareData }) => ({
          padding: MARGIN,
          crossAxis: middlewareData.availableSpace?.isTooLittle === true,
        })),
        size({
          padding: MARGIN,
          apply({ availableHeight }) {
            panel.style.maxHeight = `${Math.max(MIN_HEIGHT, availableHeight)}px`;
          },
        }),
        hide(),
      ],
    });
    panel.style.left = `${Math.round(x)}px`;
    panel.style.top = `${Math.round(y)}px`;
    if (middlewareData.hide?.referenceHidden) onHidden();
  });
}

/** Unlike its height, a card's width cannot shrink. */
function fitsBeside({ reference, floating }: ElementRects): boolean {
  const width = floating.width + GAP + MARGIN;
  const spaceAfter = document.documentElement.clientWidth - reference.x - reference.width;
  return Math.max(reference.x, spaceAfter) >= width;
}

/**
 * Determines whether the chosen side is too small even for the lowest card, as at 400 % zoom. Then the card covers
 * its link instead of leaving the window. Otherwise its height is reduced.
 */
const availableSpace: Middleware = {
  name: 'availableSpace',
  async fn(state) {
    const overflow = await detectOverflow(state, { padding: MARGIN });
    const side = state.placement.startsWith('top') ? 'top' : 'bottom';
    const isBeside = /^(left|right)/.test(state.placement);
    const height = state.rects.floating.height - overflow[side];
    return { data: { isTooLittle: isBeside || height < MIN_HEIGHT } };
  },
};

/** Image map areas and links with `display: contents` have no box: use the pointer position. */
function getBox(target: Target): DOMRect {
  const { x = 0, y = 0 } = target.pointer ?? {};
  return isRendered(target)
    ? getElementOrRange(target).getBoundingClientRect()
    : new DOMRect(x, y, 0, 0);
}

function isRendered(target: Target): boolean {
  if (target.node instanceof HTMLAreaElement) return false;
  const isInPage = target.node.isConnected;
  const { width, height } = getElementOrRange(target).getBoundingClientRect();
  return !isInPage || !target.pointer || (width > 0 && height > 0);
}

/** Ignores the hash, in which some pages store their scroll position. */
function getPageUrl(): string {
  return location.href.replace(/#.*/, '');
}
