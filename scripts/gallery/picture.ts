import type { Page, ScreenshotClip } from 'puppeteer-core';

/** Draws a component in a page of the gallery's frame; gives what to take a picture of. */
export async function draw(component: string, page: Page): Promise<ScreenshotClip> {
  const size = await page.evaluate(async (name) => {
    location.hash = `component=${name}&picture`;
    const { dataset } = document.documentElement;
    while (dataset.drawn !== name) {
      if (dataset.problem) throw new Error(`${name}: ${dataset.problem}`);
      await new Promise(requestAnimationFrame);
    }
    const { clientWidth, clientHeight } = document.querySelector('.looks') ?? document.body;
    return { width: clientWidth, height: clientHeight };
  }, component);
  await page.setViewport(size);
  return { x: 0, y: 0, ...size };
}

/** The picture as PNG, which may be a moment too early for what scrolls or sticks. */
export function shot(page: Page, clip: ScreenshotClip): Promise<Uint8Array> {
  return page.screenshot({ clip, optimizeForSpeed: true });
}

const MOST_SHOTS = 20;

/** The picture once it is the same twice in a row. */
export async function settledShot(page: Page, clip: ScreenshotClip): Promise<Uint8Array> {
  let last = await shot(page, clip);
  for (let shots = 1; shots < MOST_SHOTS; shots++) {
    const next = await shot(page, clip);
    if (Buffer.compare(last, next) === 0) return next;
    last = next;
  }
  throw new Error('The component does not come to rest.');
}
