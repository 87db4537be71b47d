import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extensionDir } from '../../../scripts/extension.ts';
import { browserKind } from '../support/fixtures/fixture.ts';

// Every frame of every page loads the watcher; a frame loads the card on its first hover.
const BUDGETS = [
  // The unpacked size matters for a page, because the file comes from the disk.
  { file: 'watcher.js', raw: 1_700, gzip: 1_000 },
  // Loaded only while counting is on, but then in every frame. About half of it unwraps links, reads text across
  // elements and looks into closed shadow roots, as list-gpts does: both must return the same number.
  { file: 'counter.js', raw: 10_600, gzip: 4_950 },
  // 6 kB are the grammar of ids. 6 kB separate card and page: intentional clicks (clickjacking-guard.ts), events and
  // focus that the page does not see (contain-events.ts), a sheet under pinch zoom (fit-sheet.ts). 3 kB say what Actions
  // ask for: two thirds of that are the names of the kinds in two languages.
  { file: 'card.js', raw: 110_000, gzip: 41_400 },
];

test.each(BUDGETS)(
  'keeps $file within $raw bytes and $gzip bytes compressed',
  ({ file, raw, gzip }) => {
    const code = readFileSync(join(extensionDir(browserKind), file));
    const packed = gzipSync(code, { level: 9 }).length;
    console.log(`${file}: ${code.length} bytes, ${packed} packed`);
    expect(code.length).toBeLessThanOrEqual(raw);
    expect(packed).toBeLessThanOrEqual(gzip);
  },
);
