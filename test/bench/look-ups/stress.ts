import { say } from '../../../scripts/main.ts';
import type { GatewayStats } from '../../gateway/stats.ts';
import { percentile } from '../statistics.ts';
import { askAll, inAll } from './crowd.ts';
import { lostOf, type Outcome, tellKinds, waitingOf } from './outcome.ts';
import { REPEATED_BY_BROWSERS, type Regime, regimes } from './regimes.ts';
import { forgetAll, type World } from './world.ts';

/** How a regime went; the zeros are first. */
export type StressRow = {
  regime: string;
  lost: number;
  waiting: number;
  /** The most requests for one id at one time. */
  sameId: number;
  /** Requests for what was known already. */
  again: number;
  lookUps: number;
  requests: number;
  p95Ms: number;
  mostMs: number;
  heard: string;
};

const WARM = 'no fault, again';

/** Ids enough for the first half of the longest regimes to be new, and the rest to be known. */
const IDS = 250;

/** All surfaces ask, under one regime after the other, and once more when all is known. */
export async function stress(world: World, lookUps: number): Promise<StressRow[]> {
  const { gateway, surfaces } = world;
  const ids = gateway.catalogue.all.slice(0, IDS).map(({ id }) => id);
  const rows: StressRow[] = [];

  async function row(regime: string, total: number): Promise<void> {
    say(regime);
    gateway.resetStats();
    const outcomes = await askAll(surfaces, { ids, goesOn: inAll(total, surfaces) });
    rows.push(rowOf(regime, outcomes, gateway.stats(), regime === WARM));
  }

  async function under({ name, faults, lookUps: total }: Regime): Promise<void> {
    await forgetAll(world);
    gateway.heal();
    for (const fault of faults) gateway.fail(fault);
    await row(name, total);
    // Every id that was asked for is known by now.
    if (faults.length === 0) await row(WARM, total);
  }

  for (const regime of regimes(lookUps)) await under(regime);
  return rows;
}

/** What must not be, in sentences. */
export function faultsOf(rows: StressRow[]): string[] {
  return rows.flatMap(({ regime, lost, waiting, sameId, again }) => [
    ...(lost > 0 ? [`${regime}: ${lost} answers were lost.`] : []),
    ...(waiting > 0 ? [`${regime}: ${waiting} surfaces still waited after the bound.`] : []),
    ...(sameId > 1 && regime !== REPEATED_BY_BROWSERS
      ? [`${regime}: ${sameId} requests for one id were in flight.`]
      : []),
    ...(again > 0 ? [`${regime}: ${again} requests for what was known.`] : []),
  ]);
}

function rowOf(
  regime: string,
  outcomes: Outcome[],
  { lookups: requests, maxInFlightOfOneId }: GatewayStats,
  isKnown: boolean,
): StressRow {
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  // One request makes an id known. Where some fail, only the gateway could tell which are for what is known.
  const isWell = outcomes.every(({ kind }) => kind === 'found');
  const needed = isKnown ? 0 : new Set(outcomes.map(({ id }) => id)).size;
  return {
    regime,
    lost: lostOf(outcomes).length,
    waiting: waitingOf(outcomes).length,
    sameId: maxInFlightOfOneId,
    again: isWell ? requests - needed : 0,
    lookUps: outcomes.length,
    requests,
    p95Ms: Math.round(percentile(times, 0.95)),
    mostMs: Math.round(Math.max(...times)),
    heard: tellKinds(outcomes),
  };
}
