/** `npm run build`: the unpacked extension for each browser, in `.output/`. */
import { kinds } from './browsers.ts';
import { main } from './command.ts';
import { buildExtension } from './extension.ts';

await main(async () => {
  for (const kind of kinds) await buildExtension(kind);
});
