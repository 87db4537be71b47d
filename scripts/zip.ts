/** `npm run zip`: the packages for the stores, in `.output/`. */
import { kinds } from './browsers/kinds.ts';
import { zipExtension } from './extension.ts';
import { main } from './main.ts';

await main(async () => {
  for (const kind of kinds) await zipExtension(kind);
});
