import { globSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What a store takes under a name: pixels, and the colour type of PNG (2: no alpha, 6: with it). */
const WANTED: Record<string, [width: number, height: number, colourType: number]> = {
  '1-card.png': [1280, 800, 2],
  '2-search.png': [1280, 800, 2],
  '3-survey.png': [1280, 800, 2],
  '4-following.png': [1280, 800, 2],
  '5-bare-id.png': [1280, 800, 2],
  'tile-small.png': [440, 280, 2],
  'tile-large.png': [1400, 560, 2],
  'logo.png': [300, 300, 6],
};

/** A clone pays for each of them. */
const MOST_BYTES = 350_000;

const pictures = globSync('docs/store/pictures/**/*.png');

describe('the pictures for the stores', () => {
  it('are there in both languages', () => {
    const names = Object.keys(WANTED).filter((name) => name !== 'logo.png');
    const wanted = ['en', 'zh-CN'].flatMap((language) =>
      names.map((name) => `${language}/${name}`),
    );
    expect(pictures.map((path) => path.slice('docs/store/pictures/'.length)).sort()).toEqual(
      [...wanted, 'logo.png'].sort(),
    );
  });

  it.each(pictures)('%s is of the form that stores take', (path) => {
    const header = readFileSync(path).subarray(0, 26);
    const form = [header.readUInt32BE(16), header.readUInt32BE(20), header.readUInt8(25)];
    expect(form).toEqual(WANTED[basename(path)]);
    expect(statSync(path).size).toBeLessThanOrEqual(MOST_BYTES);
  });
});
