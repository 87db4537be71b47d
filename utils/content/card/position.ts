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

/** Between link and card: near enough to cross, far enough to see the link. */
const GAP = 6;
/** From the viewport's edges. */
export const MARGIN = 8;
/** A card lower than this shows too little. */
const MIN_HEIGHT = 160;

/**
 * Keeps the panel beside its target while the page scrolls, resizes or moves; `onHidden` when the
 * target can no longer be seen, or has moved because the page has become another one without a word.
 * Returns the function that ends it.
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
        // A link that is broken over lines has many rectangles: the one that is pointed at counts.
        inline(target.pointer),
        offset(GAP),
        flip(({ rects }) => ({
          padding: MARGIN,
          fallbackPlacements: fitsBeside(rects) ? ['top-start', 'right', 'left'] : ['top-start'],
        })),
        availableSpace,
        shift(({ middlewareData }) => ({
          padding: MARGIN,
          crossAxis: middlewareData.room?.isTooLittle === true,
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

/** A card can be made lower, but not narrower. */
function fitsBeside({ reference, floating }: ElementRects): boolean {
  const width = floating.width + GAP + MARGIN;
  const spaceAfter = document.documentElement.clientWidth - reference.x - reference.width;
  return Math.max(reference.x, spaceAfter) >= width;
}

/**
 * Whether the side that was chosen has no room even for the lowest card, as at 400 % zoom: then the card
 * stands over its link rather than out of the window. Elsewhere it is made lower instead.
 */
const availableSpace: Middleware = {
  name: 'room',
  async fn(state) {
    const overflow = await detectOverflow(state, { padding: MARGIN });
    const side = state.placement.startsWith('top') ? 'top' : 'bottom';
    const isBeside = /^(left|right)/.test(state.placement);
    const height = state.rects.floating.height - overflow[side];
    return { data: { isTooLittle: isBeside || height < MIN_HEIGHT } };
  },
};

/** A map's area and a link with `display: contents` have no box: then it is where the pointer rests. */
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

/** A page that notes where it is scrolled to behind the # is still the same page. */
function getPageUrl(): string {
  return location.href.replace(/#.*/, '');
}
