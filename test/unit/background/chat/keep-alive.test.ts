import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeepAlive } from '../../../../utils/background/chat/keep-alive.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('keeping the background running', () => {
  it('calls an extension API every 20 seconds, once for all that hold it', () => {
    const [callApi, onBeat] = [vi.fn(async () => {}), vi.fn()];
    const keepAlive = createKeepAlive(callApi, onBeat);
    const releases = [keepAlive.hold(), keepAlive.hold()];
    vi.advanceTimersByTime(90_000);
    expect(callApi).toHaveBeenCalledTimes(4);
    expect(onBeat).toHaveBeenCalledTimes(4);
    releases[0]?.();
    releases[0]?.();
    vi.advanceTimersByTime(20_000);
    expect(callApi).toHaveBeenCalledTimes(5);
    releases[1]?.();
    vi.advanceTimersByTime(90_000);
    expect(callApi).toHaveBeenCalledTimes(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on if a call fails', async () => {
    const callApi = vi.fn(async () => {
      throw new Error('The extension is being updated.');
    });
    const release = createKeepAlive(callApi, () => {}).hold();
    await vi.advanceTimersByTimeAsync(45_000);
    expect(callApi).toHaveBeenCalledTimes(2);
    release();
  });
});
