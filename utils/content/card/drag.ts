export interface Dragging {
  /** How far the pointer is from where it was pressed, in pixels. */
  moved(x: number, y: number): void;
  released?(): void;
}

/** Reports how a part of the panel is dragged, by mouse, pen or finger; buttons in it stay buttons. */
export function onDrag(
  panel: HTMLElement,
  part: string,
  start: () => Dragging,
  signal: AbortSignal,
): void {
  panel.addEventListener(
    'pointerdown',
    (press) => {
      const [pressed] = press.composedPath() as Element[];
      const handle = pressed?.closest?.(part);
      if (!handle || press.button !== 0 || pressed?.closest('button:not(.grip), a')) return;
      const dragging = start();
      const done = new AbortController();
      const end = AbortSignal.any([done.signal, signal]);
      const finish = () => {
        done.abort();
        dragging.released?.();
      };
      handle.setPointerCapture(press.pointerId);
      // Its end comes back into the panel from outside (contain-events.ts), wherever the pointer is.
      const on = (type: string, react: (event: PointerEvent) => void) =>
        panel.addEventListener(type, react as EventListener, { signal: end });
      on('pointermove', ({ clientX, clientY }) =>
        dragging.moved(clientX - press.clientX, clientY - press.clientY),
      );
      on('pointerup', finish);
      on('pointercancel', finish);
    },
    { signal },
  );
}
