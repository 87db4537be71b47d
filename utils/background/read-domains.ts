import { type DomainUse, groupByDomain } from '../gpt/domains.ts';
import type { Gpt } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import type { GptCache } from '../lookup/cache/cache.ts';
import type { createBatches } from '../user-data/batches.ts';
import type { Follows } from '../user-data/follows.ts';

/** How long reading may take. A full cache takes about a second. */
const MAX_MS = 10_000;

/** A GPT as it was when it was looked up; times in milliseconds since 1970. */
interface LookedUpGpt {
  gpt: Pick<Gpt, 'id' | 'name' | 'actions'>;
  readAt: number;
}

interface Sources {
  cache: Pick<GptCache, 'getAll'>;
  follows: Pick<Follows, 'newestSnapshots'>;
  batches: Pick<ReturnType<typeof createBatches>, 'all' | 'items'>;
}

/**
 * The domains of all GPTs that the user has looked up and that are still known: cached, followed or in a batch. Only reads,
 * and sends no lookup. Rejects within `MAX_MS` if they cannot all be read, because a part would look complete.
 */
export function readDomains(sources: Sources): Promise<DomainUse[]> {
  return withTimeout(
    collectDomains(sources, AbortSignal.timeout(MAX_MS)),
    MAX_MS,
    'Reading the looked-up GPTs',
  );
}

async function collectDomains(sources: Sources, signal: AbortSignal): Promise<DomainUse[]> {
  const newest = new Map<GptId, LookedUpGpt>();
  for await (const portion of readLookedUpGpts(sources)) {
    signal.throwIfAborted();
    for (const { gpt, readAt } of portion) {
      const known = newest.get(gpt.id);
      if (known && known.readAt >= readAt) continue;
      const { id, name, actions } = gpt;
      newest.set(id, { gpt: { id, name, actions }, readAt });
    }
  }
  return groupByDomain([...newest.values()].map(({ gpt }) => gpt));
}

async function* readLookedUpGpts({
  cache,
  follows,
  batches,
}: Sources): AsyncGenerator<LookedUpGpt[]> {
  yield* cache.getAll();
  yield (await follows.newestSnapshots()).map(({ gpt, at }) => ({ gpt, readAt: at }));
  for (const { survey } of await batches.all()) {
    const items = await batches.items(survey, 'found');
    yield items.flatMap((item) =>
      item.state === 'found' ? [{ gpt: item.gpt, readAt: item.at }] : [],
    );
  }
}
