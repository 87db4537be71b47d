import type { LensBrowser } from '../../browser/driver/index.ts';
import { bundle } from '../bundle.ts';
import type { Heard } from './outcome.ts';

/** Somewhere that the extension asks from. */
export interface Surface {
  lookUp(id: string): Promise<Heard>;
}

const SURFACES_A_PAGE = 5;

/**
 * Opens many surfaces, in a few pages of the extension. They ask as a card does; but a card's page may only ask for
 * so much at a time, and Firefox shows the world of a card to no driver.
 */
export async function openSurfaces(lens: LensBrowser, count: number): Promise<Surface[]> {
  const script = await bundle(`${import.meta.dirname}/asker.ts`);
  const surfaces: Surface[] = [];
  while (surfaces.length < count) {
    const page = await lens.openOptions();
    await page.evaluate(script);
    const lookUp = (id: string) =>
      page.evaluate((asked) => (globalThis as unknown as Surface).lookUp(asked), id);
    for (let lane = 0; lane < SURFACES_A_PAGE; lane++) surfaces.push({ lookUp });
  }
  return surfaces.slice(0, count);
}
