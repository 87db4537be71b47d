import { type TimesRow, timesRow } from '../statistics.ts';
import { kill } from './killing.ts';
import type { Surface } from './surfaces.ts';
import type { World } from './world.ts';

/** From asking to the first answer, for one surface alone, in milliseconds. */
export async function times(world: World, n: number): Promise<TimesRow[]> {
  const { lens, gateway, surfaces } = world;
  const [surface] = surfaces;
  if (!surface) return [];
  const ids = gateway.catalogue.all.slice(0, n).map(({ id }) => id);
  const known = ids.slice(0, 1);
  await measure(surface, known);
  return [
    timesRow('not known, gateway of 0 ms', await measure(surface, ids.slice(1))),
    timesRow('known, background awake', await measure(surface, Array(n).fill(known).flat())),
    timesRow(
      'known, background killed before',
      await measure(surface, Array(n).fill(known).flat(), () => kill(lens)),
    ),
  ];
}

async function measure(
  surface: Surface,
  ids: string[],
  before = async () => {},
): Promise<number[]> {
  const measured: number[] = [];
  for (const id of ids) {
    await before();
    const { kind, milliseconds } = await surface.lookUp(id);
    if (kind !== 'found') throw new Error(`A look-up that was to be timed gave: ${kind}.`);
    measured.push(milliseconds);
  }
  return measured;
}
