import type { CDPSession } from 'puppeteer-core';
import type { ChromiumLens, FirefoxLens, LensBrowser } from '../../browser/driver/index.ts';
import { poll } from '../../browser/driver/poll.ts';
import { bundle } from '../bundle.ts';
import type { Heard } from './outcome.ts';

/** Somewhere that the extension asks from. */
export interface Surface {
  lookUp(id: string): Promise<Heard>;
}

/**
 * Opens many surfaces. In Chromium each is a frame of a web page, in the world where the extension's scripts
 * run in it. Firefox shows that world to no driver: there, each asks from one of a few pages of the extension.
 */
export async function openSurfaces(
  lens: LensBrowser,
  pagesUrl: string,
  count: number,
): Promise<Surface[]> {
  const script = await bundle(`${import.meta.dirname}/asker.ts`);
  return lens.kind === 'chromium'
    ? openFrames(lens as ChromiumLens, script, pagesUrl, count)
    : openOwnPages(lens as FirefoxLens, script, count);
}

async function openFrames(lens: ChromiumLens, script: string, pagesUrl: string, count: number) {
  const address = `${pagesUrl}/frame`;
  const page = await lens.openPage(address);
  const session = await page.createCDPSession();
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context: { id, name } }) => {
    if (name === 'GPT Lens') worlds.push(id);
  });
  await session.send('Runtime.enable');
  const addFrames = (src: string, many: number) => {
    for (let frame = 0; frame < many; frame++) {
      document.body.append(Object.assign(document.createElement('iframe'), { src }));
    }
  };
  await page.evaluate(addFrames, address, count);
  await poll(
    async () => worlds.length,
    (there) => there > count,
    10_000,
  );
  const inFrames = worlds.slice(-count);
  if (worlds.length <= count) throw new Error('The extension is not in every frame of the page.');
  for (const world of inFrames) await evaluateIn(session, world, script);
  return inFrames.map((world) => ({
    lookUp: (id: string) => evaluateIn(session, world, `lookUp(${JSON.stringify(id)})`),
  }));
}

async function evaluateIn(session: CDPSession, contextId: number, expression: string) {
  const evaluation = { contextId, expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', evaluation);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
  return result.value as Heard;
}

const SURFACES_A_PAGE = 5;

async function openOwnPages(lens: FirefoxLens, script: string, count: number) {
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
