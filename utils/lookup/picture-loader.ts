import type { GptId } from '../gpt/gpt-id.ts';
import type { GptCache } from './cache/cache.ts';

/** Loads the pictures of cached GPTs as data URLs. Concurrent requests for a picture share one fetch. */
export function createPictureLoader(
  cache: GptCache,
  fetchPicture: (url: string) => Promise<string | undefined>,
) {
  const inFlight = new Map<string, Promise<string | undefined>>();

  async function load(url: string): Promise<string | undefined> {
    const cached = await cache.getPicture(url);
    if (cached) return cached;
    const dataUrl = await fetchPicture(url);
    if (dataUrl) await cache.putPicture(url, dataUrl);
    return dataUrl;
  }

  return {
    /** With `isCached`, returns a picture only if it is in the cache. */
    async getPicture(
      id: GptId,
      { isCached = false }: { isCached?: boolean } = {},
    ): Promise<string | undefined> {
      const url = (await cache.get(id))?.gpt.pictureUrl;
      if (!url) return undefined;
      if (isCached) return cache.getPicture(url);
      const loading = inFlight.get(url) ?? load(url).finally(() => inFlight.delete(url));
      inFlight.set(url, loading);
      return loading;
    },
  };
}
