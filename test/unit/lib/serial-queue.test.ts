import { describe, expect, it } from 'vitest';
import { createSerialQueue } from '../../../utils/lib/serial-queue.ts';

describe('a serial queue', () => {
  it('runs tasks in order without passing results on', async () => {
    const enqueue = createSerialQueue();
    const done: string[] = [];
    const work = async (name: string, ms: number, ...args: unknown[]) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      done.push(`${name}${args.length}`);
      return name;
    };
    const slow = enqueue(() => work('slow', 20));
    const quick = enqueue((...args: unknown[]) => work('quick', 0, ...args));
    expect(await Promise.all([slow, quick])).toEqual(['slow', 'quick']);
    expect(done).toEqual(['slow0', 'quick0']);
  });

  it('rejects for a failing task and runs the next one', async () => {
    const enqueue = createSerialQueue();
    const fails = enqueue(() => Promise.reject(new Error('No.')));
    const next = enqueue(async () => 'done');
    await expect(fails).rejects.toThrow('No.');
    expect(await next).toBe('done');
  });
});
