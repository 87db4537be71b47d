import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

interface VirtualRows {
  count: number;
  scroller: RefObject<HTMLElement | null>;
  /** In CSS pixels, the same for all rows. */
  rowHeight: number;
  /** Height of the sticky header that covers the top rows, in CSS pixels. */
  headHeight: number;
  /** Index of a row that is always rendered, so that it can keep the focus. */
  pinnedRow: number;
  /** Initial scroll offset, in CSS pixels. */
  top: number;
}

/** Extra rows rendered beyond each edge, so that fast scrolling shows no gap and the next row can take the focus. */
const OVERSCAN = 12;

/** TanStack's virtualizer for a long table; rerenders when the visible rows change. */
export function useVirtualRows({
  count,
  scroller,
  rowHeight,
  headHeight,
  pinnedRow,
  top,
}: VirtualRows) {
  const [, rerender] = useReducer((renders: number) => renders + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    initialOffset: top,
    scrollPaddingStart: headHeight,
    overscan: OVERSCAN,
    rangeExtractor(range: Range) {
      const rows = defaultRangeExtractor(range);
      if (pinnedRow >= count || rows.includes(pinnedRow)) return rows;
      return [...rows, pinnedRow].sort((one, other) => one - other);
    },
    onChange: () => rerender(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions({ ...virtualizer.options, ...options });
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
