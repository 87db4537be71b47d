import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { hover, type LensBrowser, restAwayFromEverything } from '../../browser/driver/index.ts';

export type MemoryRow = {
  hovers: number;
  heapKb: number;
  nodes: number;
  listeners: number;
  /** DOM nodes that something still holds though they are in no document. */
  detached: number;
};

/** What a page holds after so many hovers that were all closed again. */
export async function memory(
  lens: LensBrowser,
  pagesUrl: string,
  counts: number[],
): Promise<MemoryRow[]> {
  const page = await lens.openPage(`${pagesUrl}/`);
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  const rows: MemoryRow[] = [];
  let hovers = 0;
  for (const count of counts) {
    while (hovers < count) {
      await hoverAndLeave(page, hovers % 2 ? '#link-documented' : '#link-penny-pilot');
      hovers++;
    }
    rows.push({ hovers, ...(await held(session)) });
  }
  await page.close();
  return rows;
}

async function hoverAndLeave(page: Page, link: string): Promise<void> {
  await hover(page, link);
  await untilHosts(page, 1);
  await sleep(DRAWN_MS);
  await restAwayFromEverything(page);
  await untilHosts(page, 0);
}

async function held(session: CDPSession): Promise<Omit<MemoryRow, 'hovers'>> {
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return {
    heapKb: Math.round(metric('JSHeapUsedSize') / 1000),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    detached: await detachedNodes(session),
  };
}

/** Answer and picture come a moment after the card. */
const DRAWN_MS = 100;

/** Looks at the page only: whoever looks into the card holds what is in it. */
async function untilHosts(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('html > div').length === wanted,
    { polling: 20 },
    count,
  );
}

interface Snapshot {
  snapshot: { meta: { node_fields: string[] } };
  nodes: number[];
}

/** V8 marks what the document no longer reaches with a 2. */
const DETACHED = 2;

async function detachedNodes(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const hear = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', hear);
  await session.send('HeapProfiler.takeHeapSnapshot');
  session.off('HeapProfiler.addHeapSnapshotChunk', hear);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
  const fields = snapshot.meta.node_fields;
  const at = fields.indexOf('detachedness');
  let detached = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (nodes[node + at] === DETACHED) detached++;
  }
  return detached;
}
