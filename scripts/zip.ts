/** `npm run zip`: the packages for the stores, in `.output/`. */
import { kinds } from './browsers.ts';
import { main } from './command.ts';
import { zipExtension } from './extension.ts';

await main(async () => {
  for (const kind of kinds) await zipExtension(kind);
});
