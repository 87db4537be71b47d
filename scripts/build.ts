/** `npm run build`: builds the unpacked extension for each browser; `npm run zip` adds `--zip`: the store packages. */
import { kinds } from './browsers.ts';
import { main, readOptions } from './command.ts';
import { buildExtension, zipExtension } from './extension.ts';

const { zip } = readOptions('Usage: npm run build, or npm run zip', {
  zip: { type: 'boolean', default: false },
});

await main(async () => {
  for (const kind of kinds) await (zip ? zipExtension(kind) : buildExtension(kind));
});
