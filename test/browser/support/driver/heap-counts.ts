/** How many of each a page's memory holds. */
export interface HeapCounts {
  closures: number;
  objects: number;
  arrays: number;
  /** DOM nodes that something still holds though they are in no document. */
  detached: number;
}

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
}

/** V8 marks what the document no longer reaches with a 2. */
const DETACHED = 2;

/** Counts what is in a heap snapshot. Compiled code and the browser's own bookkeeping, which grow by use, are left out. */
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
