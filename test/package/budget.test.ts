import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from '../../scripts/browsers.ts';
import { packageFile } from '../../scripts/extension.ts';

/**
 * The download size of GPT Lens, in bytes. 25 kB of it are the words by which kinds of data are recognized, 24 kB serve
 * several gateways, their balance and the meter, 75 kB chats: about half of that is the parser of their Markdown.
 */
const BUDGET = 435_000;

test.each(kinds)('keeps the package for %s within the download budget', (kind) => {
  expect(statSync(packageFile(kind)).size).toBeLessThanOrEqual(BUDGET);
});
