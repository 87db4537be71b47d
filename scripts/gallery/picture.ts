import type { Page } from 'puppeteer-core';

/** Colours are the theme's and widths the language's, so two looks show both; blocks are the same on all machines. */
const LOOKS = 'theme=light&language=en&theme=dark&language=zh_CN&letters=blocks';

/** Draws a component in a page of the gallery's frame, and gives its picture as PNG. */
export async function pictureOf(component: string, page: Page): Promise<Uint8Array> {
  const size = await page.evaluate(
    async (name, looks) => {
      location.hash = `component=${name}&${looks}`;
      const { dataset } = document.documentElement;
      while (dataset.drawn !== name) {
        if (dataset.problem) throw new Error(`${name}: ${dataset.problem}`);
        await new Promise(requestAnimationFrame);
      }
      const { clientWidth, clientHeight } = document.querySelector('.looks') ?? document.body;
      return { width: clientWidth, height: clientHeight };
    },
    component,
    LOOKS,
  );
  await page.setViewport(size);
  return page.screenshot({ clip: { x: 0, y: 0, ...size }, optimizeForSpeed: true });
}
