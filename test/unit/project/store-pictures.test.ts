import { globSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The form of each file that stores require: size in pixels, and color type of PNG (2: without alpha, 6: with alpha).
 */
const WANTED: Record<string, [width: number, height: number, colourType: number]> = {
  '1-card.png': [1280, 800, 2],
  '2-search.png': [1280, 800, 2],
  '3-batch.png': [1280, 800, 2],
  '4-following.png': [1280, 800, 2],
  '5-bare-id.png': [1280, 800, 2],
  'tile-small.png': [440, 280, 2],
  'tile-large.png': [1400, 560, 2],
  'logo.png': [300, 300, 6],
};

/** The limit per file, because every clone downloads them. */
const MAX_BYTES = 350_000;

const pictures = globSync('docs/store/pictures/**/*.png');

describe('store images', () => {
  it('exist in both languages', () => {
    const names = Object.keys(WANTED).filter((name) => name !== 'logo.png');
    const wanted = ['en', 'zh-CN'].flatMap((language) =>
      names.map((name) => `${language}/${name}`),
    );
    expect(pictures.map((path) => path.slice('docs/store/pictures/'.length)).sort()).toEqual(
      [...wanted, 'logo.png'].sort(),
    );
  });

  it.each(pictures)('have the required size and color type: %s', (path) => {
    const header = readFileSync(path).subarray(0, 26);
    const form = [header.readUInt32BE(16), header.readUInt32BE(20), header.readUInt8(25)];
    expect(form).toEqual(WANTED[basename(path)]);
    expect(statSync(path).size).toBeLessThanOrEqual(MAX_BYTES);
  });
});
