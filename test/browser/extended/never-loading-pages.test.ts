import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { poll } from '../support/driver/poll.ts';
import { browserKind, pause, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';
import { LIMIT_MS, LINK, useStuckPages } from '../support/fixtures/stuck-frames.ts';

const fixture = useFixture();
const { openTab } = useStuckPages(fixture);

const lookups = () => fixture.gateway.stats().lookups;

/** Rests the pointer on the link and measures the milliseconds until the GPT is requested. */
async function timeToLookUp(page: Page): Promise<number> {
  await page.bringToFront();
  await page.mouse.move(LINK.x + 300, LINK.y + 300);
  await page.mouse.move(LINK.x, LINK.y, { steps: 4 });
  const start = performance.now();
  await poll(async () => lookups(), Boolean, 5_000);
  return performance.now() - start;
}

describe('a page that never finishes loading', () => {
  test.each([
    ['trickles for ever', '/trickle?'],
    [
      'waits for a script that never comes',
      `/page?with=${encodeURIComponent('a script that never comes')}&`,
    ],
    [
      'has a frame whose response stays open',
      `/page?with=${encodeURIComponent('a frame whose response stays open')}&`,
    ],
  ])('opens cards as soon as there is something to hover: one that %s', async (_, path) => {
    const { id } = fixture.gateway.catalogue.get(untouchedGpt(fixture));
    const { page } = await openTab(`${path}gpt=${id}`);
    const ms = await timeToLookUp(page);
    console.log(`${browserKind}: look-up ${Math.round(ms)} ms after the pointer came to rest`);
    expect(ms).toBeLessThan(LIMIT_MS);
    expect(lookups()).toBe(1);
  });
});

describe('an empty document that is filled two seconds later', () => {
  const link = (id: string) =>
    `<a style="position:absolute;top:40px;left:40px" href="https://chatgpt.com/g/${id}">A link to a GPT</a>`;

  test.each([
    ['a frame, by document.write', true, 'write'],
    ['a frame, by its DOM', true, 'dom'],
    ['a window, by document.write', false, 'write'],
    ['a window, by its DOM', false, 'dom'],
  ] as const)('opens cards: %s', async (_, isFrame, how) => {
    const { id } = fixture.gateway.catalogue.get(untouchedGpt(fixture));
    const { page } = await openTab('/empty');
    const opening = isFrame
      ? undefined
      : new Promise<Page | null>((resolve) => page.once('popup', resolve));
    await page.evaluate(
      (html, inFrame, way) => {
        const frame = document.createElement('iframe');
        frame.style.cssText =
          'position:fixed;inset:0;width:600px;height:400px;border:0;background:white';
        if (inFrame) document.body.append(frame);
        const opened = inFrame ? frame.contentWindow : window.open('about:blank');
        setTimeout(() => {
          if (!opened) return;
          if (way === 'dom') opened.document.body.innerHTML = html;
          else {
            opened.document.open();
            opened.document.write(html);
            opened.document.close();
          }
        }, 2_000);
      },
      link(id),
      isFrame,
      how,
    );
    const shown = (await opening) ?? page;
    await pause(3_000);
    expect(await timeToLookUp(shown)).toBeLessThan(LIMIT_MS);
    await shown.close();
  });
});
