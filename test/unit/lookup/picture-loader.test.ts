import { describe, expect, it } from 'vitest';
import { createPictureLoader } from '../../../utils/lookup/picture-loader.ts';
import { gptId } from '../support/gpt-id.ts';
import { createMemoryCache } from '../support/memory-cache.ts';
import { readEntry } from '../support/parse-gpt.ts';

const ID = gptId('g-2fkFE8rbu');
const TWIN_ID = gptId('g-k3IqoCe1l');
const PICTURE = 'data:image/png;base64,AAAA';
const gpt = readEntry('documented');
const url = gpt.pictureUrl ?? '';

function createLoader(fetchPicture: (url: string) => Promise<string | undefined>) {
  const fetched: string[] = [];
  const cache = createMemoryCache(
    { asked: ID, gpt, readAt: 1 },
    { asked: TWIN_ID, gpt, readAt: 1 },
  );
  const pictures = createPictureLoader(cache, (address) => {
    fetched.push(address);
    return fetchPicture(address);
  });
  return { pictures, cache, fetched };
}

describe('the picture loader', () => {
  it('fetches a picture once for concurrent requests', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const { pictures, fetched } = createLoader(() => promise);
    const pending = [ID, ID, TWIN_ID, ID].map((id) => pictures.getPicture(id));
    await new Promise((done) => setTimeout(done, 5));
    pending.push(pictures.getPicture(ID));
    resolve(PICTURE);
    expect(await Promise.all(pending)).toEqual([PICTURE, PICTURE, PICTURE, PICTURE, PICTURE]);
    expect(fetched).toEqual([url]);
  });

  it('caches pictures', async () => {
    const { pictures, cache, fetched } = createLoader(async () => PICTURE);
    await pictures.getPicture(ID);
    expect(await pictures.getPicture(ID)).toBe(PICTURE);
    expect(await cache.getPicture(url)).toBe(PICTURE);
    expect(fetched).toEqual([url]);
  });

  it('tries again after a failure', async () => {
    const answers = [undefined, PICTURE];
    const { pictures, fetched } = createLoader(async () => answers.shift());
    expect(await pictures.getPicture(ID)).toBeUndefined();
    expect(await pictures.getPicture(ID)).toBe(PICTURE);
    expect(fetched).toEqual([url, url]);
  });

  it('fetches nothing for a GPT that is not cached or has no picture', async () => {
    const { pictures, cache, fetched } = createLoader(async () => PICTURE);
    const bare = gptId('g-7QmZ0aVx4');
    expect(await pictures.getPicture(bare)).toBeUndefined();
    await cache.put({ asked: bare, gpt: { ...gpt, pictureUrl: undefined }, readAt: 1 });
    expect(await pictures.getPicture(bare)).toBeUndefined();
    expect(fetched).toEqual([]);
  });
});
