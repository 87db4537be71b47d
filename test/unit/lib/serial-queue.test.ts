import { expect, it } from 'vitest';
import { createSerialQueue } from '../../../utils/lib/serial-queue.ts';

it('does one after the other, however long each takes, and hands nothing on', async () => {
  const inTurn = createSerialQueue();
  const done: string[] = [];
  const work = async (name: string, ms: number, ...handed: unknown[]) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    done.push(`${name}${handed.length}`);
    return name;
  };
  const slow = inTurn(() => work('slow', 20));
  const quick = inTurn((...handed: unknown[]) => work('quick', 0, ...handed));
  expect(await Promise.all([slow, quick])).toEqual(['slow', 'quick']);
  expect(done).toEqual(['slow0', 'quick0']);
});

it('goes on after one that fails, and tells who asked for it', async () => {
  const inTurn = createSerialQueue();
  const fails = inTurn(() => Promise.reject(new Error('No.')));
  const next = inTurn(async () => 'done');
  await expect(fails).rejects.toThrow('No.');
  expect(await next).toBe('done');
});
