import type { Page } from 'puppeteer-core';

/** The number of objects in a page's heap, by kind. */
export interface HeapCounts {
  closures: number;
  objects: number;
  arrays: number;
  /** DOM nodes that are retained although no document contains them. */
  detached: number;
}

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
}

/** V8 marks nodes that are no longer attached to the document with 2. */
const DETACHED = 2;

/** Counts objects in a heap snapshot. Excludes compiled code and internal bookkeeping, which grow with use. */
export function countHeapObjects(heap: string): HeapCounts {
  const { snapshot, nodes } = JSON.parse(heap) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const typeAt = fields.indexOf('type');
  const detachedAt = fields.indexOf('detachedness');
  const counts = types[0].map(() => 0);
  let detached = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    const type = nodes[node + typeAt] ?? 0;
    counts[type] = (counts[type] ?? 0) + 1;
    if (nodes[node + detachedAt] === DETACHED) detached++;
  }
  const count = (type: string) => counts[types[0].indexOf(type)] ?? 0;
  return {
    closures: count('closure'),
    objects: count('object'),
    arrays: count('array'),
    detached,
  };
}

/** Takes a heap snapshot of a page as JSON text. Chromium only. */
export async function takeHeapSnapshot(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}
