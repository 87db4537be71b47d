/** `npm run bench -- NAME`, `npm run soak`: benchmarks, most of them in a real browser with the demo gateway. */
import { main, misused, oneOf } from './command.ts';

/** Each benchmark reads its own options and throws if a figure exceeds its limit. */
const benches = {
  actions: () => import('../test/bench/actions.ts'),
  ids: () => import('../test/bench/ids.ts'),
  counting: () => import('../test/bench/counting.ts'),
  'look-ups': () => import('../test/bench/look-ups.ts'),
  card: () => import('../test/bench/card.ts'),
  pages: () => import('../test/bench/pages.ts'),
  soak: () => import('../test/bench/soak.ts'),
};

const names = Object.keys(benches) as (keyof typeof benches)[];
const usage = `Usage: npm run bench -- ${names.join('|')} [options]   (--help after a name lists them)`;

const [name = ''] = process.argv.splice(2, 1);
if (!name) misused('The name of a benchmark is missing.', usage);

await main(async () => {
  const { bench } = await benches[oneOf(names, name, usage)]();
  await bench();
});
