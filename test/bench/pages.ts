import { oneOf, readOptions, say } from '../../scripts/command.ts';
import { createExtensions, NONE, OURS, parseExtension } from './pages/extensions.ts';
import { type Cost, costsOf, drawCosts, excessesOf, ratioOfAll } from './pages/figures.ts';
import { measureInRounds } from './pages/measure.ts';
import { subjectNames } from './pages/subjects.ts';
import { finish, printTable } from './report.ts';

const usage = `Usage: npm run bench -- pages [options]
  --ext NAME=FOLDER   another unpacked extension to compare; repeatable
  --page NAME         only this page; repeatable (${subjectNames.join(', ')})
  --rounds 7          visits of each page with each extension
  --often 4           visits per round with GPT Lens and with the empty script
  --draw              updates docs/pictures/cost.svg`;

const MEASURES: [title: string, read: (cost: Cost) => string][] = [
  ['Milliseconds of its own script', ({ scriptMs }) => scriptMs.toFixed(1)],
  ['… as a multiple of the empty content script', ({ ratio }) => ratio.toFixed(2)],
  ['Longest piece, milliseconds', ({ longestMs }) => longestMs.toFixed(1)],
  ['Heap, kB more than without an extension', ({ heapKb }) => heapKb.toFixed(0)],
  ['Elements added', ({ elements }) => elements.toFixed(0)],
];

/** Measures the cost of GPT Lens for pages without a hover, compared with others. */
export async function bench(): Promise<void> {
  const options = readOptions(
    usage,
    {
      ext: { type: 'string', multiple: true, default: [] },
      page: { type: 'string', multiple: true },
      draw: { type: 'boolean', default: false },
    },
    { rounds: 7, often: 4 },
  );
  const { rounds, often } = options;
  const subjects = options.page?.map((name) => oneOf(subjectNames, name, usage)) ?? subjectNames;
  const added = options.ext.map((given) => parseExtension(given, usage));
  const extensions = [...(await createExtensions()), ...added];
  const measurements = await measureInRounds({ rounds, often, subjects, extensions });
  const { version, visits, slow } = measurements;
  const costs = costsOf(visits);
  say(`\n${version}, medians of ${rounds} rounds; GPT Lens and empty script ${often}×`);
  for (const [title, read] of MEASURES) {
    const rows = extensions
      .filter(({ name }) => name !== NONE)
      .map(({ name }) => {
        const own = costs.filter(({ extension }) => extension === name);
        const cells = own.map((cost) => [cost.subject, read(cost)]);
        return { extension: name, ...Object.fromEntries(cells) };
      });
    printTable(title, rows);
  }
  say(`\n${OURS} on all pages together: ${ratioOfAll(costs).toFixed(2)} × the empty script`);
  if (slow.length > 0) say(`Visited only once, because too slow: ${slow.join(', ')}`);
  if (options.draw) drawCosts(costs, version, rounds);
  finish('pages', { rounds, often, subjects, costs, ...measurements }, excessesOf(costs));
}
