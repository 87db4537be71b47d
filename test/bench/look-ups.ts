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
  inTotal,
  latency,
  lookUpAll,
  lostOf,
  type Outcome,
  openSurfaces,
  randomFailures,
  type Surface,
  stopRepeatedly,
  stopRunningBackground,
  stopsDuring,
  waitingOf,
} from './look-ups/surfaces.ts';
import { printTable, summaryOf, writeFigures } from './report.ts';

const usage = `Usage: npm run bench -- look-ups [options]
  --browser chromium|firefox   default: chromium
  --look-ups 2000              look-ups without faults, and as many with random failures
  --stops 50                   background stops during look-ups
  --times 50                   measurements of each case`;

const SURFACES = 20;

/** A new browser, its gateway, and the surfaces that look up GPTs in it. */
interface Fixture {
  extension: ExtensionBrowser;
  gateway: DemoGateway;
  surfaces: Surface[];
  /** An extension page. */
  ownPage: Page;
}

/** Measures the reliability and duration of look-ups under faults and background stops. */
export async function bench(): Promise<void> {
  const browser = { type: 'string', default: 'chromium' } as const;
  const counts = { 'look-ups': 2000, stops: 50, times: 50 };
  const { stops: stopCount, times, ...options } = readOptions(usage, { browser }, counts);
  const kind = oneOf(kinds, options.browser, usage);
  await buildExtension(kind);
  // A copy that other builds do not overwrite.
  const copy = mkdtempSync(join(tmpdir(), 'gpt-lens-bench-'));
  process.once('exit', () => rmSync(copy, { recursive: true }));
  cpSync(extensionDir(kind), copy, { recursive: true });
  const executablePath = await getBrowser(kind);

  async function withFixture<T>(work: (fixture: Fixture) => Promise<T>): Promise<T> {
    const gateway = await startGateway();
    const extension = await launchExtension(kind, { executablePath, extensionDir: copy });
    await saveGateway(extension, gateway);
    const ownPage = await extension.openOptions();
    const surfaces = await openSurfaces(extension, SURFACES);
    const result = await work({ extension, gateway, surfaces, ownPage });
    await Promise.all([extension.close(), gateway.close()]);
    return result;
  }

  const faulty = await withFixture((fixture) => underFaults(fixture, options['look-ups']));
  printTable(`Look-ups from ${SURFACES} surfaces`, faulty);
  say(`Stopping the background ${stopCount} times`);
  const stopped = await withFixture((fixture) => underStops(fixture, stopCount));
  printTable('The background stopped during look-ups', [stopped]);
  const timed = await withFixture((fixture) => timeLookUps(fixture, times));
  printTable('From the request to the response', timed);
  writeFigures('look-ups', { kind, faulty, stopped, timed });
  say('The figures are in .output/bench/look-ups.json');
  const faults = [...faulty, stopped].flatMap(problemsOf);
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
    /** The largest number of concurrent requests for one id. */
    sameId: maxInFlightOfOneId,
    /** Requests for cached GPTs. */
    doubled,
    lookUps: outcomes.length,
    requests: lookups,
    p95Ms: Math.round(quantile(times, 0.95) ?? Number.NaN),
    maxMs: Math.round(Math.max(...times)),
    results: kinds.map(([kind, { length }]) => `${length} ${kind}`).join(', '),
  };
}

/** Browsers repeat a request themselves when a kept-alive connection is reset. */
const REPEATED_BY_BROWSERS: FaultKind = 'reset';

function problemsOf({ scenario, lost, waiting, sameId, doubled }: Row): string[] {
  const problems = [
    lost > 0 && `${lost} responses were lost.`,
    waiting > 0 && `${waiting} surfaces waited longer than the limit.`,
    sameId > 1 && scenario !== REPEATED_BY_BROWSERS && `${sameId} concurrent requests for one id.`,
    doubled > 0 && `${doubled} superfluous requests.`,
  ];
  return problems.filter((problem) => problem !== false).map((each) => `${scenario}: ${each}`);
}

/** Bodies of 20 MB and endless bodies take long, so these kinds get one look-up per surface. */
const LONG: FaultKind[] = ['reset-mid-body', 'truncated-json'];

/** Enough ids that in the longest scenarios the first half of the look-ups is new and the rest is cached. */
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
    const outcomes = await lookUpAll(surfaces, { ids, shouldContinue: inTotal(lookUps, surfaces) });
    // An id needs one request to be cached. If some fail, repeated requests cannot be told apart from superfluous ones.
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

/** Deletes the cache and resets the circuit breaker as a successful connection test does. */
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

/** Slow enough that most stops interrupt a request, and quick enough that there are ids for all of them. */
const [MAX_ANSWER_MS, MAX_REST_MS, MAX_DELAY_MS] = [800, 400, 2000];

/** The surfaces look up GPTs while the background is stopped this many times at random moments. */
async function underStops(
  { extension, gateway, surfaces }: Fixture,
  stopCount: number,
): Promise<Row> {
  const random = createRandom(1);
  for (const fault of latency(MAX_ANSWER_MS)) gateway.fail(fault);
  gateway.resetStats();
  let isOver = false;
  const lookingUp = lookUpAll(surfaces, {
    ids: gateway.catalogue.all.map(({ id }) => id),
    shouldContinue: () => !isOver,
    rest: () => sleep(random.between(0, MAX_REST_MS)),
  });
  const delays = Array.from({ length: stopCount }, () => random.between(0, MAX_DELAY_MS));
  const stops = await stopRepeatedly(extension, delays).finally(() => {
    isOver = true;
  });
  const outcomes = await lookingUp;
  // A cached id may be requested again only because of a stop: one request for each stop during one of its look-ups.
  const doubled = sum(Object.entries(gateway.stats().byId), ([id, requests]) => {
    const own = outcomes.filter((outcome) => outcome.id === id);
    const met = stops.filter((stop) => own.some((each) => stopsDuring(each, [stop]) > 0));
    return Math.max(0, requests - 1 - met.length);
  });
  const met = outcomes.filter((outcome) => stopsDuring(outcome, stops) > 0).length;
  const name = `${stops.length} stops during ${met} look-ups`;
  return rowOf(name, outcomes, gateway, doubled, lostOf(outcomes, stops));
}

/** Measures a single surface. */
async function timeLookUps({ extension, gateway, surfaces }: Fixture, times: number) {
  const [surface] = surfaces;
  const [known = '', ...ids] = gateway.catalogue.all.slice(0, times + 1).map(({ id }) => id);
  const same = Array<string>(times).fill(known);
  const time = async (name: string, all: string[], before = async () => {}) => {
    const measured: number[] = [];
    for (const id of all) {
      await before();
      const result = await surface?.lookUp(id);
      if (result?.kind !== 'found') throw new Error(`A timed look-up failed: ${result?.kind}.`);
      measured.push(result.milliseconds);
    }
    return { case: name, ...summaryOf(measured) };
  };
  await time('warm-up', [known]);
  return [
    await time('not cached, gateway of 0 ms', ids),
    await time('cached, background awake', same),
    await time('cached, background stopped before', same, () => stopRunningBackground(extension)),
  ];
}
