import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { misused, oneOf, readArguments } from '../../scripts/arguments.ts';
import { type BrowserKind, kinds } from '../../scripts/browsers/kinds.ts';
import { getBrowser } from '../../scripts/browsers.ts';
import { buildExtension, extensionDir } from '../../scripts/extension.ts';
import { say } from '../../scripts/main.ts';
import { deaths, faultsOfDeaths } from './look-ups/deaths.ts';
import { faultsOfMemory, memory } from './look-ups/memory.ts';
import { faultsOf, stress } from './look-ups/stress.ts';
import { times } from './look-ups/times.ts';
import { inWorld, type Place } from './look-ups/world.ts';
import { printTable, writeFigures } from './report.ts';

const usage = `Usage: npm run bench -- look-ups [options]
  --browser chromium|firefox   Chromium unless told
  --look-ups 2000              with a gateway that is well, and as many with one that is not
  --kills 50                   deaths of the background while look-ups are under way
  --ids 10000                  distinct ids that are looked up to see what memory they take
  --times 50                   how often each case is timed`;

/** How dependable looking up is, and what it costs: in a table, and in .output/bench/look-ups.json. */
export async function bench(): Promise<void> {
  const options = readArguments(usage, {
    browser: { type: 'string', default: 'chromium' },
    'look-ups': { type: 'string', default: '2000' },
    kills: { type: 'string', default: '50' },
    ids: { type: 'string', default: '10000' },
    times: { type: 'string', default: '50' },
  });
  const kind = oneOf(kinds, options.browser, usage);
  const [lookUps, kills, ids, n] = [
    countOf(options['look-ups']),
    countOf(options.kills),
    countOf(options.ids),
    countOf(options.times),
  ];
  const start = performance.now();
  const extension = await builtCopy(kind);
  const place: Place = {
    kind,
    extensionDir: extension,
    executablePath: await getBrowser(kind),
  };

  try {
    const stressed = await inWorld(place, (world) => stress(world, lookUps));
    printTable('Look-ups from 20 surfaces', stressed);
    say(`Killing the background ${kills} times`);
    const killed = await inWorld(place, (world) => deaths(world, kills));
    printTable('The background killed while look-ups are under way', [{ ...killed }]);
    say(`Looking up ${ids} GPTs`);
    const counts = [0, ids / 10, ids / 2, ids];
    const remembered = await inWorld(place, (world) => memory(world, counts));
    printTable('The background after look-ups of distinct ids', remembered);
    const timed = await inWorld(place, (world) => times(world, n));
    printTable('From asking to the answer', timed);

    const seconds = Math.round((performance.now() - start) / 1000);
    writeFigures('look-ups', { kind, seconds, stressed, killed, remembered, timed });
    say(`\n${seconds} s. The figures are in .output/bench/look-ups.json`);
    const faults = [
      ...faultsOf(stressed),
      ...faultsOfDeaths(killed),
      ...faultsOfMemory(remembered),
    ];
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } finally {
    rmSync(extension, { recursive: true });
  }
}

/** The extension as it is now, in a folder that no other build writes to while it is measured. */
async function builtCopy(kind: BrowserKind): Promise<string> {
  await buildExtension(kind);
  const copy = mkdtempSync(join(tmpdir(), 'gpt-lens-bench-'));
  cpSync(extensionDir(kind), copy, { recursive: true });
  return copy;
}

function countOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : misused(`“${text}” is no count.`, usage);
}
