import { oneOf, readOptions, say } from '../../scripts/command.ts';
import { createExtensions, NONE, OURS, parseExtension } from './pages/extensions.ts';
import { type Cost, costsOf, drawCosts, excessesOf, ratioOfAll } from './pages/figures.ts';
import { measureInRounds } from './pages/measure.ts';
import { serveSubjects, subjectNames } from './pages/subjects.ts';
import { printTable, writeFigures } from './report.ts';

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
  ['Long tasks and elements added', ({ longTasks, elements }) => `${longTasks} / ${elements}`],
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
  const plan = { rounds, often, subjects };
  const added = options.ext.map((given) => parseExtension(given, usage));
  const extensions = [...(await createExtensions()), ...added];
  const { url } = await serveSubjects();
  const measurements = await measureInRounds({ ...plan, extensions, url });
  const costs = costsOf(measurements.visits);
  writeFigures('pages', { ...plan, costs, ...measurements });
  const { version, characters, slow } = measurements;
  say(`\n${version}, medians of ${plan.rounds} rounds; GPT Lens and empty script ${plan.often}×`);
  printTable('Characters of script on every page', [characters]);
  for (const [title, read] of MEASURES) {
    const rows = extensions
      .filter(({ name }) => name !== NONE)
      .map(({ name }) => {
        const own = costs.filter(({ extension }) => extension === name);
        return {
          extension: name,
          ...Object.fromEntries(own.map((cost) => [cost.subject, read(cost)])),
        };
      });
    printTable(title, rows);
  }
  say(
    `\n${OURS} on all pages together: ${ratioOfAll(costs).toFixed(2)} × the empty content script`,
  );
  if (slow.length > 0) say(`Visited only once, because too slow: ${slow.join(', ')}`);
  say('The figures are in .output/bench/pages.json');
  if (options.draw) drawCosts(costs, version, plan.rounds);
  const excesses = excessesOf(costs, characters[OURS]);
  if (excesses.length > 0) throw new Error(excesses.join('\n'));
}
