/** `npm run bench -- <name>`: what is measured in a real browser, against the demo gateway. */
import { misused, oneOf } from './arguments.ts';
import { main } from './main.ts';

/** Each reads its own options and throws when something is not as good as it has to be. */
const benches = {
  counting: () => import('../test/bench/counting.ts'),
  'look-ups': () => import('../test/bench/look-ups.ts'),
  card: () => import('../test/bench/card.ts'),
  pages: () => import('../test/bench/pages.ts'),
};

type Name = keyof typeof benches;

const names = Object.keys(benches) as Name[];
const usage = `Usage: npm run bench -- ${names.join('|')} [options]   (--help after a name tells which)`;

// The name goes first, so that the rest is the bench's own.
const [name] = process.argv.splice(2, 1);
if (!name) misused('What is to be measured?', usage);

await main(async () => {
  const { bench } = await benches[oneOf(names, name, usage)]();
  await bench();
});
