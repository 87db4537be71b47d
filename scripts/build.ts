/** `npm run build`: builds the unpacked extension for each browser into `.output/`. */
import { kinds } from './browsers.ts';
import { main } from './command.ts';
import { buildExtension } from './extension.ts';

await main(async () => {
  for (const kind of kinds) await buildExtension(kind);
});
