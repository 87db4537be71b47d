import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFrameSchedule } from '../../../utils/lib/frame-schedule.ts';

let frames: (() => void)[] = [];

beforeEach(() => {
  frames = [];
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => delete frames[handle - 1]);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const drawFrame = () => frames.splice(0).forEach((callback) => void callback());

describe('a frame schedule', () => {
  it('acts once with the next frame, however often it is requested', () => {
    const act = vi.fn();
    const schedule = createFrameSchedule(act);
    schedule.request();
    schedule.request();
    expect(act).not.toHaveBeenCalled();
    drawFrame();
    drawFrame();
    vi.advanceTimersByTime(1000);
    expect(act).toHaveBeenCalledOnce();
    schedule.request();
    drawFrame();
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('acts soon in a page without frames', () => {
    const act = vi.fn();
    createFrameSchedule(act).request();
    vi.advanceTimersByTime(300);
    drawFrame();
    expect(act).toHaveBeenCalledOnce();
  });

  it('does not act after it was canceled', () => {
    const act = vi.fn();
    const schedule = createFrameSchedule(act);
    schedule.request();
    schedule.cancel();
    drawFrame();
    vi.advanceTimersByTime(1000);
    expect(act).not.toHaveBeenCalled();
  });
});
