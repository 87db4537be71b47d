/** `npm run build`: the unpacked extension for each browser, in `.output/`. */
import { kinds } from './browsers/kinds.ts';
import { buildExtension } from './extension.ts';
import { main } from './main.ts';

await main(async () => {
  for (const kind of kinds) await buildExtension(kind);
});
