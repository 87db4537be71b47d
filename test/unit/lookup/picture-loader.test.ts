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

function picturesOf(fetchPicture: (url: string) => Promise<string | undefined>) {
  const fetched: string[] = [];
  const library = createMemoryCache(
    { asked: ID, gpt, readAt: 1 },
    { asked: TWIN_ID, gpt, readAt: 1 },
  );
  const pictures = createPictureLoader(library, (address) => {
    fetched.push(address);
    return fetchPicture(address);
  });
  return { pictures, library, fetched };
}

describe('a picture', () => {
  it('is fetched once, however many ask at a time', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const { pictures, fetched } = picturesOf(() => promise);
    const asked = [ID, ID, TWIN_ID, ID].map((id) => pictures.getPicture(id));
    await new Promise((done) => setTimeout(done, 5));
    asked.push(pictures.getPicture(ID));
    resolve(PICTURE);
    expect(await Promise.all(asked)).toEqual([PICTURE, PICTURE, PICTURE, PICTURE, PICTURE]);
    expect(fetched).toEqual([url]);
  });

  it('is remembered', async () => {
    const { pictures, library, fetched } = picturesOf(async () => PICTURE);
    await pictures.getPicture(ID);
    expect(await pictures.getPicture(ID)).toBe(PICTURE);
    expect(await library.getPicture(url)).toBe(PICTURE);
    expect(fetched).toEqual([url]);
  });

  it('that could not be had is tried again the next time', async () => {
    const answers = [undefined, PICTURE];
    const { pictures, fetched } = picturesOf(async () => answers.shift());
    expect(await pictures.getPicture(ID)).toBeUndefined();
    expect(await pictures.getPicture(ID)).toBe(PICTURE);
    expect(fetched).toEqual([url, url]);
  });

  it('of a GPT that was never read, or that has none, is not asked for', async () => {
    const { pictures, library, fetched } = picturesOf(async () => PICTURE);
    const bare = gptId('g-7QmZ0aVx4');
    expect(await pictures.getPicture(bare)).toBeUndefined();
    await library.put({ asked: bare, gpt: { ...gpt, pictureUrl: undefined }, readAt: 1 });
    expect(await pictures.getPicture(bare)).toBeUndefined();
    expect(fetched).toEqual([]);
  });
});
