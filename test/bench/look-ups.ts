import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, sum } from 'd3-array';
import type { Page } from 'puppeteer-core';
import { readOptions, say } from '../../scripts/command.ts';
import type { Fault } from '../gateway/faults/fault.ts';
import { type FaultKind, faultKinds } from '../gateway/faults/kinds.ts';
import { createRandom } from '../gateway/random.ts';
import { openBench } from './browser.ts';
import {
  inTotal,
  latency,
  lookUpAll,
  lostOf,
  type Outcome,
  openSurfaces,
  randomFailures,
  type Stop,
  stopRepeatedly,
  stopsDuring,
  waitingOf,
} from './look-ups/surfaces.ts';
import { finish, printTable } from './report.ts';

const usage = `Usage: npm run bench -- look-ups [options]
  --look-ups 2000    look-ups without faults, and as many with random failures
  --stops 50         background stops during look-ups`;

const SURFACES = 20;

/** Enough ids that in the longest scenarios the first half of the look-ups is new and the rest is cached. */
const IDS = 250;

/** Bodies of 20 MB and endless bodies take long, so these kinds get one look-up per surface. */
const LONG: FaultKind[] = ['reset-mid-body', 'truncated-json'];

/** Slow enough that most stops interrupt a request, and quick enough that there are ids for all of them. */
const [MAX_ANSWER_MS, MAX_REST_MS, MAX_DELAY_MS] = [800, 400, 2000];

/** Measures the reliability and duration of look-ups under faults and background stops. */
export async function bench(): Promise<void> {
  const { stops: stopCount, ...options } = readOptions(usage, {}, { 'look-ups': 2000, stops: 50 });
  const total = options['look-ups'];
  const { extension, gateway } = await openBench();
  const ownPage = await extension.openOptions();
  const surfaces = await openSurfaces(extension, SURFACES);

  async function prepare(scenario: string, faults: Fault[], isCached = false): Promise<void> {
    say(scenario);
    if (!isCached) await clearCache(ownPage);
    gateway.heal();
    for (const fault of faults) gateway.fail(fault);
    gateway.resetStats();
  }

  function rowOf(scenario: string, outcomes: Outcome[], doubled: number, stops: Stop[] = []) {
    const { lookups, maxInFlightOfOneId } = gateway.stats();
    const times = outcomes.map(({ milliseconds }) => milliseconds);
    const kinds = [...Map.groupBy(outcomes, ({ kind }) => kind)];
    return {
      scenario,
      lost: lostOf(outcomes, stops).length,
      waiting: waitingOf(outcomes).length,
      /** The largest number of concurrent requests for one id. */
      sameId: maxInFlightOfOneId,
      /** Requests for cached GPTs. */
      doubled,
      lookUps: outcomes.length,
      requests: lookups,
      medianMs: Math.round(quantile(times, 0.5) ?? Number.NaN),
      p95Ms: Math.round(quantile(times, 0.95) ?? Number.NaN),
      maxMs: Math.round(Math.max(...times)),
      results: kinds.map(([kind, { length }]) => `${length} ${kind}`).join(', '),
    };
  }

  async function underFaults(scenario: string, lookUps: number, faults: Fault[], isCached = false) {
    await prepare(scenario, faults, isCached);
    const ids = gateway.catalogue.all.slice(0, IDS).map(({ id }) => id);
    const outcomes = await lookUpAll(surfaces, { ids, shouldContinue: inTotal(lookUps, surfaces) });
    // An id needs one request to be cached. If some fail, repeated requests cannot be told apart from superfluous ones.
    const areAllFound = outcomes.every(({ kind }) => kind === 'found');
    const needed = isCached ? 0 : new Set(outcomes.map(({ id }) => id)).size;
    return rowOf(scenario, outcomes, areAllFound ? gateway.stats().lookups - needed : 0);
  }

  /** The surfaces look up GPTs while the background is stopped at random moments. */
  async function underStops(scenario: string) {
    const random = createRandom(1);
    await prepare(scenario, latency(MAX_ANSWER_MS));
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
    return rowOf(`${scenario}, during ${met} look-ups`, outcomes, doubled, stops);
  }

  const rows = [
    await underFaults('no fault', total, []),
    await underFaults('no fault, cached', total, [], true),
    await underFaults('30 % random failures', total, randomFailures()),
    await underFaults('latency 0 to 10 s', total / 40, latency(10_000)),
  ];
  for (const kind of faultKinds) {
    rows.push(await underFaults(kind, total / (LONG.includes(kind) ? 20 : 100), [{ kind }]));
  }
  rows.push(await underStops(`${stopCount} background stops`));
  printTable(`Look-ups from ${SURFACES} surfaces`, rows);
  finish('look-ups', { rows }, rows.flatMap(problemsOf));
}

type Reliability = Record<'lost' | 'waiting' | 'sameId' | 'doubled', number> & { scenario: string };

/** Browsers repeat a request themselves when a kept-alive connection is reset. */
const REPEATED_BY_BROWSERS: FaultKind = 'reset';

function problemsOf({ scenario, lost, waiting, sameId, doubled }: Reliability) {
  const isRepeated = sameId > 1 && scenario !== REPEATED_BY_BROWSERS;
  return [
    lost > 0 && `${scenario}: ${lost} responses were lost.`,
    waiting > 0 && `${scenario}: ${waiting} surfaces waited longer than the limit.`,
    isRepeated && `${scenario}: ${sameId} concurrent requests for one id.`,
    doubled > 0 && `${scenario}: ${doubled} superfluous requests.`,
  ];
}

/** Clears the cache, and resets the circuit breaker as saving the gateway does. */
function clearCache(ownPage: Page): Promise<void> {
  return ownPage.evaluate(async () => {
    type Api = { runtime: { sendMessage(message: object): Promise<unknown> } };
    const { chrome } = globalThis as unknown as { chrome: Api };
    await chrome.runtime.sendMessage({ type: 'clear-cache' });
    await chrome.runtime.sendMessage({ type: 'gateway-saved' });
  });
}
