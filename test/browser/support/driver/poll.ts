import { setTimeout as sleep } from 'node:timers/promises';

/** Reads again and again until a value is enough or the time is over; gives the last one. */
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
