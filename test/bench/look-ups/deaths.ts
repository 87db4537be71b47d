import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../gateway/random.ts';
import { askAll } from './crowd.ts';
import { killAfter } from './killing.ts';
import { type Death, deathsDuring, lostOf, type Outcome, tellKinds, waitingOf } from './outcome.ts';
import { latency } from './regimes.ts';
import type { World } from './world.ts';

export interface Deaths {
  deaths: number;
  lost: number;
  waiting: number;
  /** The most requests for one id at one time. */
  sameId: number;
  /** Requests beyond one for each id and one more for each death that met it. */
  tooMany: number;
  lookUps: number;
  requests: number;
  /** Look-ups that were under way when the background was killed. */
  met: number;
  heard: string;
}

/** Slow enough that most deaths meet a request, and quick enough that there are ids for all of them. */
const SLOWEST_ANSWER_MS = 800;
const LONGEST_REST_MS = 400;
const LONGEST_LIFE_MS = 2000;

/** The surfaces ask until the background has been killed so often, at moments that the seed decides. */
export async function deaths(world: World, kills: number, seed = 1): Promise<Deaths> {
  const { lens, gateway, surfaces } = world;
  const random = createRandom(seed);
  for (const fault of latency(SLOWEST_ANSWER_MS)) gateway.fail(fault);
  gateway.resetStats();

  let isOver = false;
  const asking = askAll(surfaces, {
    ids: gateway.catalogue.all.map(({ id }) => id),
    goesOn: () => !isOver,
    rest: () => sleep(random.between(0, LONGEST_REST_MS)),
  });
  const lives = Array.from({ length: kills }, () => random.between(0, LONGEST_LIFE_MS));
  const killing = killAfter(lens, lives).finally(() => {
    isOver = true;
  });
  const [outcomes, suffered] = await Promise.all([asking, killing]);

  const { byId, lookups, maxInFlightOfOneId } = gateway.stats();
  return {
    deaths: suffered.length,
    lost: lostOf(outcomes, suffered).length,
    waiting: waitingOf(outcomes).length,
    sameId: maxInFlightOfOneId,
    tooMany: tooMany(byId, outcomes, suffered),
    lookUps: outcomes.length,
    requests: lookups,
    met: outcomes.filter((outcome) => deathsDuring(outcome, suffered) > 0).length,
    heard: tellKinds(outcomes),
  };
}

/** An answer that arrived is kept for ever, so only a death can make an id be asked for again. */
function tooMany(byId: Record<string, number>, outcomes: Outcome[], suffered: Death[]): number {
  const excess = Object.entries(byId).map(([id, requests]) => {
    const ofThisId = outcomes.filter((outcome) => outcome.id === id);
    const met = suffered.filter((death) => ofThisId.some((each) => deathsDuring(each, [death])));
    return Math.max(0, requests - 1 - met.length);
  });
  return excess.reduce((sum, each) => sum + each, 0);
}

/** What must not be, in sentences. */
export function faultsOfDeaths({ lost, waiting, sameId, tooMany }: Deaths): string[] {
  return [
    ...(lost > 0 ? [`Deaths: ${lost} answers were lost.`] : []),
    ...(waiting > 0 ? [`Deaths: ${waiting} surfaces still waited after the bound.`] : []),
    ...(sameId > 1 ? [`Deaths: ${sameId} requests for one id were in flight.`] : []),
    ...(tooMany > 0 ? [`Deaths: ${tooMany} requests more than the deaths explain.`] : []),
  ];
}
