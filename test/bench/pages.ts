import { misused, oneOf, readArguments } from '../../scripts/arguments.ts';
import { getBrowser } from '../../scripts/browsers.ts';
import { say } from '../../scripts/main.ts';
import { drawCosts } from './pages/chart.ts';
import { contenderOf, createContenders, NONE, OURS } from './pages/contenders.ts';
import { type Cost, costsOf, excessesOf, ratioOfAll } from './pages/figures.ts';
import { measureInRounds } from './pages/rounds.ts';
import { serveSubjects } from './pages/server.ts';
import { subjectNames } from './pages/subjects.ts';
import { printTable, writeFigures } from './report.ts';

const usage = `Usage: npm run bench -- pages [options]
  --ext NAME=FOLDER   one more unpacked extension to compare with; may be given again and again
  --page NAME         only this page; may be given again and again (${subjectNames.join(', ')})
  --rounds 7          how often each page is visited with each extension
  --often 4           how often in each round with GPT Lens and with the empty script
  --draw              renew docs/pictures/cost.svg`;

/** What GPT Lens costs pages that nobody hovers, beside others: in a table, and in .output/bench/pages.json. */
export async function bench(): Promise<void> {
  const options = readArguments(usage, {
    ext: { type: 'string', multiple: true, default: [] },
    page: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '7' },
    often: { type: 'string', default: '4' },
    draw: { type: 'boolean', default: false },
  });
  const further = options.ext.map((given) => contenderOf(given, usage));
  const subjects = options.page?.map((name) => oneOf(subjectNames, name, usage)) ?? subjectNames;
  const countOf = (given: string) => Number(given) || misused(`“${given}” is no count.`, usage);
  const plan = { rounds: countOf(options.rounds), often: countOf(options.often), subjects };

  const { contenders, close } = await createContenders();
  const server = await serveSubjects();
  try {
    const measurements = await measureInRounds({
      contenders: [...contenders, ...further],
      ...plan,
      url: server.url,
      executablePath: await getBrowser('chromium'),
    });
    const costs = costsOf(measurements);
    const often = `${plan.often} visits in each with ${OURS} and the empty script`;
    say(`\n${measurements.version}, medians of ${plan.rounds} rounds; ${often}`);
    printTable('Characters of script on every page', [measurements.characters]);
    const names = [...contenders, ...further].map(({ name }) => name);
    for (const [title, read] of MEASURES) {
      printTable(
        title,
        names.filter((name) => name !== NONE).map((name) => rowOf(name, costs, read)),
      );
    }
    const together = ratioOfAll(costs).toFixed(2);
    say(`\nGPT Lens on all pages taken together: ${together} × the empty content script`);
    if (measurements.slow.length > 0)
      say(`\nToo slow for every round: ${measurements.slow.join(', ')}`);
    writeFigures('pages', { ...plan, costs, ...measurements });
    say('The figures are in .output/bench/pages.json');
    if (options.draw) drawCosts(costs, measurements.version, plan.rounds);
    const excesses = excessesOf(costs, measurements);
    if (excesses.length > 0) throw new Error(excesses.join('\n'));
  } finally {
    close();
    await server.close();
  }
}

const MEASURES: [string, (cost: Cost) => string][] = [
  ['Milliseconds of its own script', ({ scriptMs }) => scriptMs.toFixed(1)],
  ['… as a multiple of the empty content script', ({ ratio }) => ratio.toFixed(2)],
  ['Longest piece, milliseconds', ({ longestMs }) => longestMs.toFixed(1)],
  ['Heap, kB more than without an extension', ({ heapKb }) => heapKb.toFixed(0)],
  ['Long tasks and elements added', ({ longTasks, elements }) => `${longTasks} / ${elements}`],
];

function rowOf(name: string, costs: Cost[], read: (cost: Cost) => string) {
  const own = costs.filter(({ contender }) => contender === name);
  return { extension: name, ...Object.fromEntries(own.map((cost) => [cost.subject, read(cost)])) };
}
