import { expect, it, vi } from 'vitest';
import { onAbort } from '../../../utils/lib/on-abort.ts';

it('cleans up once when the signal aborts, and not before', () => {
  const controller = new AbortController();
  const cleanUp = vi.fn();
  onAbort(controller.signal, cleanUp);
  expect(cleanUp).not.toHaveBeenCalled();
  controller.abort();
  controller.abort();
  expect(cleanUp).toHaveBeenCalledOnce();
});

it('cleans up at once where the signal has aborted already', () => {
  const cleanUp = vi.fn();
  onAbort(AbortSignal.abort(), cleanUp);
  expect(cleanUp).toHaveBeenCalledOnce();
});
