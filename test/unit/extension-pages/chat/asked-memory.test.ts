import { expect, it, vi } from 'vitest';
import type { AskRecords } from '../../../../utils/extension-pages/chat/ask-state.ts';
import {
  createAskedMemory,
  createPageItem,
  MAX_REMEMBERED,
} from '../../../../utils/extension-pages/chat/asked-memory.ts';
import { toId } from '../../support/cache-database.ts';

/** What GPTs with these numbers were asked. */
const asked = (id: string, ...numbers: number[]): AskRecords => ({
  gpts: numbers.map((n) => ({ id: toId(n), conversation: `c${n}` })),
  rounds: [{ id, answers: [{ answerId: id }, { problem: 'missing' }] }],
});

function createMemory() {
  const item = createPageItem<AskRecords[]>(crypto.randomUUID(), []);
  return { ...createAskedMemory(item), item, stored: () => item.getValue() };
}

it('recalls what the same GPTs were asked last, in the same order', async () => {
  const { remember, recall, stored } = createMemory();
  await remember(asked('first', 1, 2));
  await remember(asked('other', 2, 1));
  await remember(asked('second', 1, 2));
  expect(await recall([1, 2].map(toId))).toEqual(asked('second', 1, 2));
  expect(await recall([2, 1].map(toId))).toEqual(asked('other', 2, 1));
  expect(await recall([1, 3].map(toId))).toBeUndefined();
  expect(await stored()).toHaveLength(2);
});

it('forgets GPTs that start over, and the oldest of too many', async () => {
  const { remember, recall, stored } = createMemory();
  for (let n = 0; n <= MAX_REMEMBERED; n++) await remember(asked(`${n}`, n, 900));
  expect(await stored()).toHaveLength(MAX_REMEMBERED);
  expect(await recall([0, 900].map(toId))).toBeUndefined();
  await remember({ ...asked('x', 1, 900), rounds: [] });
  expect(await recall([1, 900].map(toId))).toBeUndefined();
  expect(await stored()).toHaveLength(MAX_REMEMBERED - 1);
});

it('goes on if nothing can be remembered', async () => {
  const onError = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { remember } = createAskedMemory({
    ...createPageItem<AskRecords[]>('full', []),
    setValue: () => Promise.reject(new Error('The quota is exceeded.')),
  });
  await expect(remember(asked('first', 1, 2))).resolves.toBeUndefined();
  expect(onError).toHaveBeenCalledOnce();
  onError.mockRestore();
});
