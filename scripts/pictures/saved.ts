import type { LensBrowser } from '../../test/browser/driver/index.ts';
import type { GptId } from '../../utils/ids/grammar.ts';
import type { GptList } from '../../utils/records/schema.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Puts lists where the extension keeps them. */
export async function saveLists(lens: LensBrowser, lists: GptList[]): Promise<void> {
  const page = await lens.openOptions();
  await page.evaluate(async (all) => {
    const opening = indexedDB.open('gpt-lens-records');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('lists', 'readwrite');
    for (const list of all) transaction.objectStore('lists').put(list);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  }, lists);
  await page.close();
}

/** Makes what was found of a followed GPT within seconds seem to be found in weeks; only the last is news. */
export async function spreadOut(lens: LensBrowser, id: GptId): Promise<void> {
  const page = await lens.openOptions();
  await page.evaluate(
    async (gpt, week, now) => {
      const opening = indexedDB.open('gpt-lens-records');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const transaction = opening.result.transaction(['follows', 'snapshots'], 'readwrite');
      const follows = transaction.objectStore('follows');
      const snapshots = transaction.objectStore('snapshots');
      const reading = snapshots.getAll(IDBKeyRange.bound([gpt], [gpt, []]));
      const following = follows.get(gpt);
      await new Promise((resolve) => following.addEventListener('success', resolve));
      const times = reading.result.map((_, index, { length }) => now - (length - 1 - index) * week);
      reading.result.forEach((snapshot, index) => {
        snapshots.delete([gpt, snapshot.at]);
        snapshots.put({ ...snapshot, at: times[index] });
      });
      const [since, seenAt, newsAt] = [times[0], times.at(-2), times.at(-1)];
      follows.put({ ...following.result, since, seenAt, newsAt, checkedAt: newsAt });
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      opening.result.close();
    },
    id,
    7 * DAY_MS,
    Date.now() - 3600 * 1000,
  );
  await page.close();
}
