import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import type { GptCache } from '../../../utils/lookup/cache/cache.ts';
import type { CachedGpt } from '../../../utils/lookup/cache/entries.ts';
import {
  type NegativeEntry,
  removeNegativeResponse,
} from '../../../utils/lookup/cache/negative-entry.ts';

/** Creates a cache without a database, with these GPTs in it. */
export function createMemoryCache(...cachedGpts: CachedGpt[]): GptCache {
  const gpts = new Map(cachedGpts.map((cached) => [cached.asked, cached]));
  const negatives = new Map<GptId, NegativeEntry>();
  const pictures = new Map<string, string>();
  return {
    get: async (id: GptId) => gpts.get(id),
    put: async (cached: CachedGpt) => {
      gpts.set(cached.asked, cached);
      const negative = negatives.get(cached.asked);
      const rest =
        negative && cached.gatewayId !== undefined
          ? removeNegativeResponse(negative, cached.gatewayId)
          : undefined;
      if (rest) negatives.set(cached.asked, rest);
      else negatives.delete(cached.asked);
    },
    getNegative: async (id: GptId) => negatives.get(id),
    putNegative: async (negative: NegativeEntry) => {
      negatives.set(negative.asked, negative);
    },
    getPicture: async (url: string) => pictures.get(url),
    putPicture: async (url: string, dataUrl: string) => {
      pictures.set(url, dataUrl);
    },
  } as GptCache;
}
