import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extensionDir } from '../../scripts/extension.ts';
import { kind } from './world.ts';

// The watcher is paid for by every frame of every page, the card by a frame's first hover.
const BUDGETS = [
  { file: 'watcher.js', raw: 1_700, gzip: 900 },
  // Only where counting is switched on, but then in every frame too.
  { file: 'counter.js', raw: 6_000, gzip: 2_700 },
  // 1.5 kB of it see to it that a press in the card is meant (clickjacking-guard.ts).
  { file: 'card.js', raw: 93_500, gzip: 35_000 },
];

test.each(BUDGETS)('$file is at most $raw bytes, $gzip packed', ({ file, raw, gzip }) => {
  const code = readFileSync(join(extensionDir(kind), file));
  const packed = gzipSync(code, { level: 9 }).length;
  console.log(`${file}: ${code.length} bytes, ${packed} packed`);
  expect(code.length).toBeLessThanOrEqual(raw);
  expect(packed).toBeLessThanOrEqual(gzip);
});
