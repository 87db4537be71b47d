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
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    lastTop.current = element.scrollTop;
  }

  function onScroll(): void {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop } = element;
    const below = getBelow(element);
    // A smooth scroll starts with a few pixels. At the very end, it is the content that has become shorter.
    if (scrollTop < lastTop.current) isFollowing.current = below <= 1;
    else if (scrollTop > lastTop.current) isFollowing.current = below <= NEAR_END;
    lastTop.current = scrollTop;
    setIsAtEnd(below <= NEAR_END);
  }

  useLayoutEffect(scrollToEnd, [questions]);

  useLayoutEffect(() => {
    const [outer, inner] = [scroller.current, content.current];
    if (!outer || !inner) return;
    const observer = new ResizeObserver(() => {
      isFollowing.current ||= getBelow(outer) <= 1;
      if (isFollowing.current) scrollToEnd();
      else onScroll();
    });
    observer.observe(inner);
    // A smaller window hides the end, too.
    observer.observe(outer);
    // The browser scrolls in another thread. Following until it says so would undo what it has scrolled.
    const stopFollowing = () => {
      isFollowing.current = false;
    };
    const onWheel = ({ deltaY }: WheelEvent) => deltaY < 0 && stopFollowing();
    outer.addEventListener('wheel', onWheel, { passive: true });
    outer.addEventListener('touchmove', stopFollowing, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener('wheel', onWheel);
      outer.removeEventListener('touchmove', stopFollowing);
    };
  }, [scroller, content]);

  return { isAtEnd, onScroll, scrollToEnd };
}

/** How much of the content is below what is in view, in pixels. */
function getBelow({ scrollHeight, clientHeight, scrollTop }: HTMLElement): number {
  return scrollHeight - clientHeight - scrollTop;
}
