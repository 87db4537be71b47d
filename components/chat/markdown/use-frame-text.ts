import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** After an update, at least this many times its duration is left to everything else. */
const PAUSE_FACTOR = 2;

/**
 * A text that grows, changed at most once per animation frame, and less often if updates take long. The last change is not
 * delayed.
 *
 * @param isIncomplete - whether a further update is needed even if the text does not change
 * @param getDuration - returns how long the last update took, in milliseconds
 */
export function useFrameText(
  text: string,
  isStreaming: boolean,
  isIncomplete: () => boolean,
  getDuration: () => number,
): string {
  const [shown, setShown] = useState({ text });
  const latest = useRef(text);
  latest.current = text;
  const frame = useRef<number | undefined>(undefined);

  useLayoutEffect(() => {
    const isBehind = (isStreaming && shown.text !== text) || isIncomplete();
    if (!isBehind || frame.current !== undefined) return;
    const earliest = performance.now() + getDuration() * PAUSE_FACTOR;
    const update = () => {
      if (performance.now() < earliest) {
        frame.current = requestAnimationFrame(update);
        return;
      }
      frame.current = undefined;
      setShown({ text: latest.current });
    };
    frame.current = requestAnimationFrame(update);
  });
  useLayoutEffect(
    () => () => {
      if (frame.current !== undefined) cancelAnimationFrame(frame.current);
    },
    [],
  );
  return isStreaming && text.startsWith(shown.text) ? shown.text : text;
}
