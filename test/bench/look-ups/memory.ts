import { saveSettings } from '../../../scripts/start/save-settings.ts';
import { LIMITS } from '../../../utils/library/limits.ts';
import type { LensBrowser } from '../../browser/driver/index.ts';
import { idOf, startGatewayOfAnyGpt } from './any-gpt.ts';
import { askAll, inAll } from './crowd.ts';
import { lostOf } from './outcome.ts';
import { tell, type World } from './world.ts';

export type MemoryRow = {
  lookUps: number;
  lost: number;
  /** GPTs in the library, and its estimated bytes. */
  entries: number;
  bytes: number;
  /** The background's JavaScript heap after a collection, where the browser tells it to a driver. */
  heapKb: number | '?';
};

/** How much more the heap may hold after the last look-ups than after the first thousand. */
const MOST_GROWTH_KB = 2_000;

/** What the background and its library hold after so many look-ups of distinct ids. */
export async function memory(world: World, counts: number[]): Promise<MemoryRow[]> {
  const { lens, surfaces } = world;
  const gateway = await startGatewayOfAnyGpt();
  await saveSettings(lens, gateway);
  const rows: MemoryRow[] = [];
  let made = 0;
  for (const count of counts) {
    // Every surface takes ids of its own: nothing is asked for twice.
    const ids = Array.from({ length: count - made }, (_, index) => idOf(made + index));
    const shares = surfaces.map((surface, index) => {
      const own = ids.filter((_, at) => at % surfaces.length === index);
      return askAll([surface], { ids: own, goesOn: inAll(own.length, [surface]) });
    });
    const outcomes = (await Promise.all(shares)).flat();
    made = count;
    const failures = outcomes.filter(({ kind }) => kind !== 'found');
    const lost = new Set([...failures, ...lostOf(outcomes)]).size;
    rows.push({ lookUps: count, lost, ...(await libraryOf(world)), heapKb: await heapOf(lens) });
  }
  await gateway.close();
  return rows;
}

async function libraryOf({ ownPage }: World): Promise<{ entries: number; bytes: number }> {
  const text = String(await tell(ownPage, { type: 'diagnostics' }));
  const found = /Library: in database, (\d+) GPTs.* (\d+) bytes/.exec(text);
  if (!found) throw new Error(`The library is not as it should be:\n${text}`);
  return { entries: Number(found[1]), bytes: Number(found[2]) };
}

async function heapOf({ kind, browser }: LensBrowser): Promise<number | '?'> {
  if (kind === 'firefox') return '?';
  const worker = browser.targets().find((target) => target.type() === 'service_worker');
  if (!worker) throw new Error('The background is not there to be measured.');
  const session = await worker.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return Math.round(usedSize / 1000);
}

/** What must not be, in sentences. */
export function faultsOfMemory(rows: MemoryRow[]): string[] {
  const last = rows.at(-1);
  const first = rows.find(({ lookUps }) => lookUps > 0);
  if (!last || !first) return [];
  const lost = rows.reduce((sum, row) => sum + row.lost, 0);
  const growth = Number(last.heapKb) - Number(first.heapKb);
  return [
    ...(lost > 0 ? [`Memory: ${lost} look-ups of a well gateway failed.`] : []),
    ...(last.entries > LIMITS.readings.entries ? ['Memory: the library is too long.'] : []),
    ...(last.bytes > LIMITS.readings.bytes ? ['Memory: the library is too large.'] : []),
    ...(growth > MOST_GROWTH_KB ? [`Memory: the heap has grown by ${growth} kB.`] : []),
  ];
}
