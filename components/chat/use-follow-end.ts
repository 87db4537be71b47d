import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** In pixels. Nearer than this, the reader is at the end: fractions of pixels and a line more or less do not count. */
const NEAR_END = 32;

/**
 * Keeps the end of growing content in view while the reader is there, and nowhere else. `questions`: the number of questions;
 * a new one is shown wherever the reader is.
 */
export function useFollowEnd(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  questions: number,
) {
  const [isAtEnd, setIsAtEnd] = useState(true);
  const isFollowing = useRef(true);
  const lastTop = useRef(0);

  function scrollToEnd(): void {
    isFollowing.current = true;
    setIsAtEnd(true);
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }

  function onScroll(): void {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop } = element;
    const below = element.scrollHeight - element.clientHeight - scrollTop;
    const isNear = below <= NEAR_END;
    // A smooth scroll starts with a few pixels. At the very end, it is the content that has become shorter.
    const isLeaving = scrollTop < lastTop.current && below > 1;
    lastTop.current = scrollTop;
    isFollowing.current = isNear && !isLeaving;
    setIsAtEnd(isNear);
  }

  useLayoutEffect(scrollToEnd, [questions]);

  useLayoutEffect(() => {
    const [outer, inner] = [scroller.current, content.current];
    if (!outer || !inner) return;
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) outer.scrollTop = outer.scrollHeight;
      else onScroll();
    });
    observer.observe(inner);
    // A smaller window hides the end, too.
    observer.observe(outer);
    return () => observer.disconnect();
  }, [scroller, content]);

  return { isAtEnd, onScroll, scrollToEnd };
}
