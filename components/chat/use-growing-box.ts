import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** In characters. Such a text is higher than the box may be, and measuring it would slow down typing. */
const MAX_MEASURED_LENGTH = 5_000;

/** Makes a text box as high as its text. The stylesheet limits its height. */
export function useGrowingBox(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    if (text.length > MAX_MEASURED_LENGTH) {
      element.style.blockSize = '100vh';
      return;
    }
    element.style.blockSize = 'auto';
    const borders = element.offsetHeight - element.clientHeight;
    element.style.blockSize = `${element.scrollHeight + borders}px`;
  }, [box, text]);
}
