import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { untilHosts } from '../../browser/driver/card-hosts.ts';
import { heapOf } from '../../browser/driver/heap.ts';
import { censusOf } from '../../browser/driver/heap-census.ts';
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
    rows.push({ hovers, ...(await held(page, session)) });
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

async function held(page: Page, session: CDPSession): Promise<Omit<MemoryRow, 'hovers'>> {
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return {
    heapKb: Math.round(metric('JSHeapUsedSize') / 1000),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    detached: censusOf(await heapOf(page)).detached,
  };
}

/** Answer and picture come a moment after the card. */
const DRAWN_MS = 100;
