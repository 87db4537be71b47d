import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from '../../scripts/browsers.ts';
import { packageFile } from '../../scripts/extension.ts';

/** Bytes. What a person downloads to have GPT Lens. */
const BUDGET = 300_000;

test.each(kinds)('the package for %s is small to download', (kind) => {
  expect(statSync(packageFile(kind)).size).toBeLessThanOrEqual(BUDGET);
});
