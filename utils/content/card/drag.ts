export interface DragHandlers {
  /** Distance from the point of the press, in pixels. */
  onMove(x: number, y: number): void;
  onRelease?(): void;
}

/** Reports drags on a part of the panel by mouse, pen or finger. Buttons inside it keep working. */
export function onDrag(
  panel: HTMLElement,
  handleSelector: string,
  start: () => DragHandlers,
  signal: AbortSignal,
): void {
  panel.addEventListener(
    'pointerdown',
    (press) => {
      const [pressedElement] = press.composedPath() as Element[];
      const handle = pressedElement?.closest?.(handleSelector);
      if (!handle || press.button !== 0 || pressedElement?.closest('button:not(.move-handle), a'))
        return;
      const handlers = start();
      const finished = new AbortController();
      const dragSignal = AbortSignal.any([finished.signal, signal]);
      const finish = () => {
        finished.abort();
        handlers.onRelease?.();
      };
      handle.setPointerCapture(press.pointerId);
      // The end of the drag is forwarded into the panel (contain-events.ts) wherever the pointer is.
      const listen = (type: string, handler: (event: PointerEvent) => void) =>
        panel.addEventListener(type, handler as EventListener, { signal: dragSignal });
      listen('pointermove', ({ clientX, clientY }) =>
        handlers.onMove(clientX - press.clientX, clientY - press.clientY),
      );
      listen('pointerup', finish);
      listen('pointercancel', finish);
    },
    { signal },
  );
}
