import { setTimeout as sleep } from 'node:timers/promises';

/** Polls `read` until its value is sufficient or the time is over; returns the last value. */
export async function poll<T>(
  read: () => Promise<T>,
  isEnough: (value: T) => unknown,
  timeoutMs: number,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (isEnough(value) || performance.now() > end) return value;
    await sleep(50);
  }
}
