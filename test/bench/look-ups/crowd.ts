import type { Outcome } from './outcome.ts';
import type { Surface } from './surfaces.ts';

/** So many surfaces ask for the same id at the same time. */
const TOGETHER = 4;

export interface Crowd {
  ids: string[];
  /** Whether a surface that has made so many look-ups goes on. */
  goesOn(made: number): boolean;
  /** What a surface does after a look-up. */
  rest?(): Promise<void>;
}

/** All surfaces look up one id after the other, several of them the same one at the same time. */
export async function askAll(
  surfaces: Surface[],
  { ids, goesOn, rest }: Crowd,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const groups = Math.ceil(surfaces.length / TOGETHER);
  const work = async (surface: Surface, index: number) => {
    for (let made = 0; goesOn(made); made++) {
      const turn = made * groups + Math.floor(index / TOGETHER);
      const id = ids[turn % ids.length] ?? '';
      outcomes.push({ id, ...(await surface.lookUp(id)) });
      await rest?.();
    }
  };
  await Promise.all(surfaces.map(work));
  return outcomes;
}

/** Look-ups of all surfaces together: `total`, or as many more as make it the same for each. */
export function inAll(total: number, surfaces: Surface[]): Crowd['goesOn'] {
  return (made) => made * surfaces.length < total;
}
