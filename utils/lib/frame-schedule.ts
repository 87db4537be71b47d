/** Pages that are not visible get no animation frames. */
const LONGEST_WAIT_MS = 250;

/** Calls `act` at most once per animation frame, and in a hidden page a few times a second. */
export interface FrameSchedule {
  /** Calls `act` with the next frame. Several calls until then count as one. */
  request(): void;
  cancel(): void;
}

export function createFrameSchedule(act: () => void): FrameSchedule {
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function cancel(): void {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = undefined;
    timer = undefined;
  }

  function run(): void {
    cancel();
    act();
  }

  return {
    request() {
      if (frame !== undefined) return;
      frame = requestAnimationFrame(run);
      timer = setTimeout(run, LONGEST_WAIT_MS);
    },
    cancel,
  };
}
