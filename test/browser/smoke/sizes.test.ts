import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extensionDir } from '../../../scripts/extension.ts';
import { browserKind } from '../support/fixtures/fixture.ts';

// The watcher is paid for by every frame of every page, the card by a frame's first hover.
const BUDGETS = [
  // What it does for a page is what it is unpacked: it comes from the disk.
  { file: 'watcher.js', raw: 1_700, gzip: 1_000 },
  // Only where counting is switched on, but then in every frame too. Half of it opens wrapped links, reads text across
  // elements and looks into closed shadow roots, as the list does: both must have the same number.
  { file: 'counter.js', raw: 10_600, gzip: 4_900 },
  // 6 kB of it are the grammar of ids. 6 kB stand between card and page: presses that are meant (clickjacking-guard.ts),
  // events and focus that the page does not hear (contain-events.ts), a sheet under a pinch (fit-sheet.ts).
  { file: 'card.js', raw: 106_500, gzip: 40_200 },
];

test.each(BUDGETS)('$file is at most $raw bytes, $gzip packed', ({ file, raw, gzip }) => {
  const code = readFileSync(join(extensionDir(browserKind), file));
  const packed = gzipSync(code, { level: 9 }).length;
  console.log(`${file}: ${code.length} bytes, ${packed} packed`);
  expect(code.length).toBeLessThanOrEqual(raw);
  expect(packed).toBeLessThanOrEqual(gzip);
});
