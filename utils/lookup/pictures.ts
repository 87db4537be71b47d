import type { GptId } from '../gpt/gpt-id.ts';
import type { Library } from './cache/cache.ts';

/** The pictures of GPTs that have been read, as data URLs; each is fetched once at a time. */
export function createPictures(
  library: Library,
  fetchPicture: (url: string) => Promise<string | undefined>,
) {
  const underWay = new Map<string, Promise<string | undefined>>();

  async function load(url: string): Promise<string | undefined> {
    const kept = await library.picture(url);
    if (kept) return kept;
    const dataUrl = await fetchPicture(url);
    if (dataUrl) await library.keepPicture(url, dataUrl);
    return dataUrl;
  }

  return {
    /** `isCached`: the one that was fetched before, or none. */
    async pictureOf(
      id: GptId,
      { isCached = false }: { isCached?: boolean } = {},
    ): Promise<string | undefined> {
      const url = (await library.reading(id))?.gpt.pictureUrl;
      if (!url) return undefined;
      if (isCached) return library.picture(url);
      const loading = underWay.get(url) ?? load(url).finally(() => underWay.delete(url));
      underWay.set(url, loading);
      return loading;
    },
  };
}
