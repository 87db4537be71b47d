import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { say } from '../../main.ts';
import type { Language } from '../studio.ts';
import { shoot } from './cut-outs.ts';

/** What is uploaded to the stores. */
export const folder = fileURLToPath(new URL('../../../docs/store/pictures/', import.meta.url));

/** Flat colours, which these are made of, come out smallest without a filter and with all of deflate. */
const OPAQUE = { colorType: 2, filterType: 0, deflateStrategy: 0, deflateLevel: 9 } as const;

/** Keeps what a page shows as a store takes it: 24 bits a pixel, no alpha. */
export async function keep(page: Page, language: Language, name: string): Promise<void> {
  const png = PNG.sync.read(await shoot(page));
  const opaque = PNG.sync.write(png, OPAQUE);
  const file = `${language.replace('_', '-')}/${name}.png`;
  mkdirSync(`${folder}${file.split('/')[0]}`, { recursive: true });
  writeFileSync(folder + file, opaque);
  say(`${file}: ${png.width} × ${png.height}, ${Math.round(opaque.length / 1000)} kB`);
}
