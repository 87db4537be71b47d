import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { openPopupOver, openSidePanel } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import {
  browserKind,
  saveSettings,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';
import {
  LIMIT_MS,
  LINK,
  STALLED_FRAMES,
  type StalledFrame,
  seenFrom,
  timeUntil,
  useStuckPages,
} from '../support/fixtures/stuck-frames.ts';

const world = useFixture();
const { openTab, ownPage } = useStuckPages(world);

const EVERYWHERE = { sites: { mode: 'except', except: [], only: [] }, counting: false };
const NEVER_BY_POINTER = { hover: { opens: 'never', delayMs: 500 } };
const BY_REST = { hover: { opens: 'rest', delayMs: 500 } };

/** What is not there as a whole, or does not answer, so that the list has to say that it may lack something. */
const SILENT: StalledFrame[] = [
  'a frame whose response stays open',
  'a frame that loops without end',
  'a script that never comes',
];

afterEach(() => saveSettings(world, { ...EVERYWHERE, ...BY_REST }));

/** The milliseconds from the opening of a page of the extension until it shows something. */
async function timeToShow(page: Page, selector: string): Promise<number> {
  const shown = await page.waitForFunction(
    (wanted) => document.querySelector(wanted) && performance.now(),
    { polling: 20, timeout: 10_000 },
    selector,
  );
  return Math.round(Number(await shown.jsonValue()));
}

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

describe.each(Object.keys(STALLED_FRAMES) as StalledFrame[])('on a page with %s', (name) => {
  const path = `/page?with=${encodeURIComponent(name)}`;
  const options =
    name === 'a frame that loops without end'
      ? onlyIn('chromium', 'the driver keeps all web pages of Firefox in one process')
      : {};
  const optionsOfShowing =
    name === 'a script that never comes'
      ? onlyIn(
          'chromium',
          'Firefox takes nothing of such a page for visible, and the popup says so',
        )
      : options;

  test('popup and side panel list the GPTs within two seconds', options, async () => {
    const { page, id } = await openTab(path);
    const popup = await openPopupOver(world.extension, page);
    const inPopup = await timeToShow(popup, '.page-gpt');
    const said = await textOf(popup);
    await popup.close().catch(() => {});
    const panel = await openSidePanel(world.extension, `#page/${id}`);
    const inPanel = await timeToShow(panel, '.panel-list');
    const saidInPanel = await textOf(panel);
    await panel.close();
    console.log(`${browserKind}, ${name}: popup ${inPopup} ms, panel ${inPanel} ms`);
    expect(inPopup).toBeLessThan(LIMIT_MS);
    expect(inPanel).toBeLessThan(LIMIT_MS);
    const isSilent = SILENT.includes(name);
    expect(said.includes('This list may be incomplete')).toBe(isSilent);
    expect(saidInPanel.includes('This list may be incomplete')).toBe(isSilent);
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test(
    'the shortcut opens a card, and the popup shows where the GPT stands',
    optionsOfShowing,
    async () => {
      await saveSettings(world, NEVER_BY_POINTER);
      const { id } = world.gateway.catalogue.get(untouchedGpt(world));
      const { page } = await openTab(`${path}&gpt=${id}`);
      await page.mouse.move(LINK.x, LINK.y, { steps: 3 });
      await world.extension.pressShortcut(page);
      const lookups = async () => world.gateway.stats().lookups;
      const start = performance.now();
      await poll(lookups, Boolean, 5_000);
      const byShortcut = Math.round(performance.now() - start);
      const popup = await openPopupOver(world.extension, page);
      await timeToShow(popup, '.page-gpt');
      const before = await popup.evaluate(() => performance.now());
      await popup.evaluate(() =>
        document.querySelector<HTMLElement>('.page-gpts li .tool')?.click(),
      );
      const marked = await popup.waitForFunction(
        () => document.body.innerText.includes('Highlighted: 1 of 1') && performance.now(),
        { polling: 20, timeout: 10_000 },
      );
      const toMark = Math.round(Number(await marked.jsonValue()) - before);
      console.log(`${browserKind}, ${name}: shortcut ${byShortcut} ms, show on page ${toMark} ms`);
      expect(await lookups()).toBe(1);
      expect(byShortcut).toBeLessThan(LIMIT_MS);
      expect(toMark).toBeLessThan(LIMIT_MS);
    },
  );

  test(
    'the badge counts, and switching the site off and on reaches the page',
    options,
    async () => {
      const { id } = await openTab(path);
      const own = await ownPage();
      const see = () => seenFrom(own, id);
      const sites = (...except: string[]) => ({ sites: { mode: 'except', except, only: [] } });
      const isWatched = async (wanted: boolean) => (await see()).isWatched === wanted;
      const times = {
        counted: await timeUntil(own, { counting: true }, async () => (await see()).badge !== ''),
        off: await timeUntil(own, sites('127.0.0.1'), () => isWatched(false)),
        on: await timeUntil(own, sites(), () => isWatched(true)),
      };
      console.log(`${browserKind}, ${name}: ${JSON.stringify(times)} ms`);
      for (const [change, ms] of Object.entries(times)) {
        // Counting gathers what all frames tell, and looks first when the page is quiet.
        expect(ms, change).toBeLessThan(LIMIT_MS);
      }
    },
  );
});
