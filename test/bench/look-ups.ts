import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, sum } from 'd3-array';
import type { Page } from 'puppeteer-core';
import { getBrowser, kinds } from '../../scripts/browsers.ts';
import { oneOf, readOptions, say } from '../../scripts/command.ts';
import { buildExtension, extensionDir } from '../../scripts/extension.ts';
import {
  type ExtensionBrowser,
  launchExtension,
  saveGateway,
} from '../browser/support/driver/index.ts';
import type { Fault } from '../gateway/faults/fault.ts';
import { type FaultKind, faultKinds } from '../gateway/faults/kinds.ts';
import { createRandom } from '../gateway/random.ts';
import { type DemoGateway, startGateway } from '../gateway/server.ts';
import {
  deathsDuring,
  inTotal,
  killAfter,
  killBackground,
  latency,
  lookUpAll,
  lostOf,
  type Outcome,
  openSurfaces,
  randomFailures,
  type Surface,
  waitingOf,
} from './look-ups/surfaces.ts';
import { printTable, summaryOf, writeFigures } from './report.ts';

const usage = `Usage: npm run bench -- look-ups [options]
  --browser chromium|firefox   Chromium unless given
  --look-ups 2000              with a gateway that is well, and as many with one that is not
  --kills 50                   deaths of the background while look-ups are under way
  --times 50                   how often each case is timed`;

const SURFACES = 20;

/** A browser that was never used before, its gateway, and what looks up GPTs in it. */
interface Fixture {
  lens: ExtensionBrowser;
  gateway: DemoGateway;
  surfaces: Surface[];
  /** A page of the extension. */
  ownPage: Page;
}

/** How dependable look-ups are under faults and deaths of the background, and how long they take. */
export async function bench(): Promise<void> {
  const browser = { type: 'string', default: 'chromium' } as const;
  const counts = { 'look-ups': 2000, kills: 50, times: 50 };
  const { kills, times, ...options } = readOptions(usage, { browser }, counts);
  const kind = oneOf(kinds, options.browser, usage);
  await buildExtension(kind);
  // A copy that no other build overwrites.
  const copy = mkdtempSync(join(tmpdir(), 'gpt-lens-bench-'));
  process.once('exit', () => rmSync(copy, { recursive: true }));
  cpSync(extensionDir(kind), copy, { recursive: true });
  const executablePath = await getBrowser(kind);

  async function withFixture<T>(work: (fixture: Fixture) => Promise<T>): Promise<T> {
    const gateway = await startGateway();
    const lens = await launchExtension(kind, { executablePath, extensionDir: copy });
    await saveGateway(lens, gateway);
    const ownPage = await lens.openOptions();
    const surfaces = await openSurfaces(lens, SURFACES);
    const result = await work({ lens, gateway, surfaces, ownPage });
    await Promise.all([lens.close(), gateway.close()]);
    return result;
  }

  const faulty = await withFixture((fixture) => underFaults(fixture, options['look-ups']));
  printTable(`Look-ups from ${SURFACES} surfaces`, faulty);
  say(`Killing the background ${kills} times`);
  const killed = await withFixture((fixture) => underDeaths(fixture, kills));
  printTable('The background killed while look-ups are under way', [killed]);
  const timed = await withFixture((fixture) => timeLookUps(fixture, times));
  printTable('From the request to the answer', timed);
  writeFigures('look-ups', { kind, faulty, killed, timed });
  say('The figures are in .output/bench/look-ups.json');
  const faults = [...faulty, killed].flatMap(problemsOf);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

type Row = ReturnType<typeof rowOf>;

function rowOf(
  scenario: string,
  outcomes: Outcome[],
  gateway: DemoGateway,
  doubled: number,
  lost = lostOf(outcomes),
) {
  const { lookups, maxInFlightOfOneId } = gateway.stats();
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  const kinds = [...Map.groupBy(outcomes, ({ kind }) => kind)];
  return {
    scenario,
    lost: lost.length,
    waiting: waitingOf(outcomes).length,
    /** The most requests for one id at the same time. */
    sameId: maxInFlightOfOneId,
    /** Requests for what was cached. */
    doubled,
    lookUps: outcomes.length,
    requests: lookups,
    p95Ms: Math.round(quantile(times, 0.95) ?? Number.NaN),
    maxMs: Math.round(Math.max(...times)),
    results: kinds.map(([kind, { length }]) => `${length} ${kind}`).join(', '),
  };
}

/** Browsers by themselves repeat a request when a connection that they kept open is reset. */
const REPEATED_BY_BROWSERS: FaultKind = 'reset';

function problemsOf({ scenario, lost, waiting, sameId, doubled }: Row): string[] {
  const problems = [
    lost > 0 && `${lost} answers were lost.`,
    waiting > 0 && `${waiting} surfaces still waited after the limit.`,
    sameId > 1 && scenario !== REPEATED_BY_BROWSERS && `${sameId} requests for one id at a time.`,
    doubled > 0 && `${doubled} requests too many.`,
  ];
  return problems.filter((problem) => problem !== false).map((each) => `${scenario}: ${each}`);
}

/** A body of 20 MB or one that never ends takes its time: they get one look-up a surface. */
const LONG: FaultKind[] = ['reset-mid-body', 'truncated-json'];

/** Enough for the first half of the longest scenarios to be new and the rest to be cached. */
const IDS = 250;

async function underFaults({ gateway, surfaces, ownPage }: Fixture, total: number): Promise<Row[]> {
  const ids = gateway.catalogue.all.slice(0, IDS).map(({ id }) => id);
  const scenarios: [string, number, Fault[]][] = [
    ['no fault', total, []],
    ['30 % random failures', total, randomFailures()],
    ['latency 0 to 10 s', total / 40, latency(10_000)],
    ...faultKinds.map((kind): [string, number, Fault[]] => {
      return [kind, total / (LONG.includes(kind) ? 20 : 100), [{ kind }]];
    }),
  ];
  const rows: Row[] = [];
  const run = async (name: string, lookUps: number, isCached: boolean) => {
    say(name);
    gateway.resetStats();
    const outcomes = await lookUpAll(surfaces, { ids, goesOn: inTotal(lookUps, surfaces) });
    // One request caches an id. Where some fail, only the gateway could tell which are for a cached one.
    const areAllFound = outcomes.every(({ kind }) => kind === 'found');
    const needed = isCached ? 0 : new Set(outcomes.map(({ id }) => id)).size;
    const doubled = areAllFound ? gateway.stats().lookups - needed : 0;
    rows.push(rowOf(name, outcomes, gateway, doubled));
  };
  for (const [name, lookUps, faults] of scenarios) {
    await clearCache(ownPage);
    gateway.heal();
    for (const fault of faults) gateway.fail(fault);
    await run(name, lookUps, false);
    if (faults.length === 0) await run(`${name}, cached`, lookUps, true);
  }
  return rows;
}

/** Deletes the cache, and clears what stands against the gateway as a successful connection test does. */
function clearCache(ownPage: Page): Promise<unknown> {
  return ownPage.evaluate(async () => {
    await new Promise<void>((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase('gpt-lens');
      deletion.onsuccess = () => resolve();
      deletion.onerror = deletion.onblocked = () =>
        reject(new Error('The cache cannot be deleted.'));
    });
    type Api = { runtime: { sendMessage(message: object): Promise<unknown> } };
    const { browser, chrome } = globalThis as { browser?: Api; chrome?: Api };
    await (browser ?? chrome)?.runtime.sendMessage({
      type: 'connection-tested',
      lookups: 0,
      isWorking: true,
    });
  });
}

/** Slow enough that most deaths meet a request, and quick enough that there are ids for all of them. */
const [MAX_ANSWER_MS, MAX_REST_MS, MAX_LIFE_MS] = [800, 400, 2000];

/** The surfaces look up GPTs until the background has been killed so often, at random moments. */
async function underDeaths({ lens, gateway, surfaces }: Fixture, kills: number): Promise<Row> {
  const random = createRandom(1);
  for (const fault of latency(MAX_ANSWER_MS)) gateway.fail(fault);
  gateway.resetStats();
  let isOver = false;
  const lookingUp = lookUpAll(surfaces, {
    ids: gateway.catalogue.all.map(({ id }) => id),
    goesOn: () => !isOver,
    rest: () => sleep(random.between(0, MAX_REST_MS)),
  });
  const lives = Array.from({ length: kills }, () => random.between(0, MAX_LIFE_MS));
  const deaths = await killAfter(lens, lives).finally(() => {
    isOver = true;
  });
  const outcomes = await lookingUp;
  // Only a death can make a cached id be requested again: one request for each that met a look-up of it.
  const doubled = sum(Object.entries(gateway.stats().byId), ([id, requests]) => {
    const own = outcomes.filter((outcome) => outcome.id === id);
    const met = deaths.filter((death) => own.some((each) => deathsDuring(each, [death]) > 0));
    return Math.max(0, requests - 1 - met.length);
  });
  const met = outcomes.filter((outcome) => deathsDuring(outcome, deaths) > 0).length;
  const name = `${deaths.length} deaths that met ${met} look-ups`;
  return rowOf(name, outcomes, gateway, doubled, lostOf(outcomes, deaths));
}

/** One surface alone. */
async function timeLookUps({ lens, gateway, surfaces }: Fixture, times: number) {
  const [surface] = surfaces;
  const [known = '', ...ids] = gateway.catalogue.all.slice(0, times + 1).map(({ id }) => id);
  const same = Array<string>(times).fill(known);
  const time = async (name: string, all: string[], before = async () => {}) => {
    const measured: number[] = [];
    for (const id of all) {
      await before();
      const result = await surface?.lookUp(id);
      if (result?.kind !== 'found') throw new Error(`A look-up to be timed gave: ${result?.kind}.`);
      measured.push(result.milliseconds);
    }
    return { case: name, ...summaryOf(measured) };
  };
  await time('warm-up', [known]);
  return [
    await time('not cached, gateway of 0 ms', ids),
    await time('cached, background awake', same),
    await time('cached, background killed before', same, () => killBackground(lens)),
  ];
}
