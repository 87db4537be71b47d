import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storage } from 'wxt/utils/storage';
import { claimAnswer } from '../../../../utils/background/chat/claim-answer.ts';

await vi.hoisted(() => import('../../support/fake-extension.ts'));

const raise = (error: unknown) => {
  throw error;
};

it('an answer can be claimed once, also if two backgrounds try at the same time', async () => {
  const both = await Promise.all([claimAnswer('one', raise), claimAnswer('one', raise)]);
  expect(both.toSorted()).toEqual([false, true]);
  expect(await claimAnswer('two', raise)).toBe(true);
  expect(await claimAnswer('one', raise)).toBe(false);
});

it('the ids are kept for the session only, and at most a thousand', async () => {
  const many = Array.from({ length: 1200 }, (_, n) => `old-${n}`);
  await storage.setItem('session:asked-answers', many);
  await claimAnswer('new', raise);
  const ids = await storage.getItem<string[]>('session:asked-answers');
  expect(ids).toHaveLength(1000);
  expect(ids?.at(-1)).toBe('new');
});

it('an answer can be claimed if the storage fails', async () => {
  const onError = vi.fn();
  const failing = vi
    .spyOn(fakeBrowser.storage.session, 'get')
    .mockRejectedValue(new Error('Broken'));
  expect(await claimAnswer('three', onError)).toBe(true);
  expect(onError).toHaveBeenCalled();
  failing.mockRestore();
});
