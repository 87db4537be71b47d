import type { CardHost } from './host.ts';
import { compensateZoom } from './host.ts';

/** A sheet that is narrower, in its own pixels, is drawn smaller instead. */
const LEAST_WIDTH = 320;

/** Keeps a sheet inside the part of the window that pinching, or the keyboard on the screen, leaves to be seen. */
export function fitSheet(host: CardHost, signal: AbortSignal): void {
  const { visualViewport } = window;
  if (!visualViewport) return;
  const { style } = host.panel;
  const stand = () => {
    const { width, height, offsetLeft, offsetTop } = visualViewport;
    const zoom = Math.min(1, width / LEAST_WIDTH);
    compensateZoom(host, zoom);
    const pixels = (length: number) => `${length / zoom}px`;
    style.inset = `${pixels(offsetTop)} auto auto ${pixels(offsetLeft)}`;
    style.width = pixels(width);
    style.height = pixels(height);
  };
  stand();
  for (const type of ['resize', 'scroll']) visualViewport.addEventListener(type, stand, { signal });
}
