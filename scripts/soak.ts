/** `npm run soak`: hours of browsing in minutes of attention: what is held over time, and what goes wrong. */
import { bench } from '../test/bench/soak.ts';
import { buildExtension } from './extension.ts';
import { main } from './main.ts';

await main(async () => {
  await buildExtension('chromium');
  await bench();
});
