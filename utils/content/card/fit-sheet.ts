import type { CardHost } from './host.ts';
import { compensateZoom } from './host.ts';

/** Minimum width in CSS pixels; a narrower sheet is scaled down instead. */
const MIN_WIDTH = 320;

/** Keeps a sheet inside the part of the window that pinch zoom and the on-screen keyboard leave visible. */
export function fitSheet(host: CardHost, signal: AbortSignal): void {
  const { visualViewport } = window;
  if (!visualViewport) return;
  const { style } = host.panel;
  const fitToViewport = () => {
    const { width, height, offsetLeft, offsetTop } = visualViewport;
    const zoom = Math.min(1, width / MIN_WIDTH);
    compensateZoom(host, zoom);
    const pixels = (length: number) => `${length / zoom}px`;
    style.inset = `${pixels(offsetTop)} auto auto ${pixels(offsetLeft)}`;
    style.width = pixels(width);
    style.height = pixels(height);
  };
  fitToViewport();
  for (const type of ['resize', 'scroll'])
    visualViewport.addEventListener(type, fitToViewport, { signal });
}
