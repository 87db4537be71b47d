import { describe, expect, it, vi } from 'vitest';
import { onAbort } from '../../../utils/lib/on-abort.ts';

describe('onAbort', () => {
  it('calls the function once when the signal aborts', () => {
    const controller = new AbortController();
    const cleanUp = vi.fn();
    onAbort(controller.signal, cleanUp);
    expect(cleanUp).not.toHaveBeenCalled();
    controller.abort();
    controller.abort();
    expect(cleanUp).toHaveBeenCalledOnce();
  });

  it('calls the function at once if the signal has already aborted', () => {
    const cleanUp = vi.fn();
    onAbort(AbortSignal.abort(), cleanUp);
    expect(cleanUp).toHaveBeenCalledOnce();
  });
});
