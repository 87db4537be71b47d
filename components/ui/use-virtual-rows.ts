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
  /** Of every row, in CSS pixels. */
  rowHeight: number;
  /** What covers the rows at the top, in CSS pixels: a head that sticks there. */
  headHeight: number;
  /** A row that stays drawn wherever the table is scrolled to, so that it can keep the focus. */
  pinnedRow: number;
  /** How far down the table is at first. */
  top: number;
}

/** Rows drawn beyond either edge: a fast hand sees no gap, and the next row is there to take the focus. */
const OVERSCAN = 12;

/** Which rows of a long table are drawn: TanStack's virtualizer, drawn again as it says. */
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
