/** `npm run soak`: an hour of browsing, and what is held over time. */
import { bench } from '../test/bench/soak.ts';
import { main } from './command.ts';
import { buildExtension } from './extension.ts';

await main(async () => {
  await buildExtension('chromium');
  await bench();
});
