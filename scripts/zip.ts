/** `npm run zip`: builds the store packages into `.output/`. */
import { kinds } from './browsers.ts';
import { main } from './command.ts';
import { zipExtension } from './extension.ts';

await main(async () => {
  for (const kind of kinds) await zipExtension(kind);
});
