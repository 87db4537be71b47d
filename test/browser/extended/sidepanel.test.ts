import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { fill, openSidePanel, press, waitForCard } from '../support/driver/index.ts';
import { runPageBatch } from '../support/fixtures/batch-panel.ts';
import { hoverGpt, pause, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

function names(panel: Page): Promise<(string | null)[]> {
  return panel.$$eval('.gpt-row strong', (rows) => rows.map(({ textContent }) => textContent));
}

async function untilNames(panel: Page, wanted: string[]): Promise<void> {
  await panel.waitForFunction(
    (text) =>
      [...document.querySelectorAll('.gpt-row strong')]
        .map(({ textContent }) => textContent)
        .join() === text,
    { polling: 50, timeout: 5000 },
    wanted.join(),
  );
}

/** Counts in a page the intervals and tab listeners that are there; how many since. */
function countSources(panel: Page): Promise<void> {
  return panel.evaluate(() => {
    const page = globalThis as unknown as Counting;
    const intervals = new Set<number>();
    const listeners = new Set<unknown>();
    const { setInterval: set, clearInterval: clear } = globalThis;
    Object.assign(page, {
      setInterval: (act: () => void, ms: number) => {
        const id = Number(set(act, ms));
        intervals.add(id);
        return id;
      },
      clearInterval: (id: number) => {
        intervals.delete(id);
        clear(id);
      },
      sources: () => ({ intervals: intervals.size, listeners: listeners.size, begun: page.begun }),
      begun: 0,
    });
    for (const event of [page.chrome.tabs.onUpdated, page.chrome.tabs.onActivated]) {
      const { addListener, removeListener } = event;
      event.addListener = (hear) => {
        page.begun++;
        listeners.add(hear);
        addListener.call(event, hear);
      };
      event.removeListener = (hear) => {
        listeners.delete(hear);
        removeListener.call(event, hear);
      };
    }
  });
}

interface TabEvent {
  addListener(hear: unknown): void;
  removeListener(hear: unknown): void;
}

interface Counting {
  begun: number;
  sources(): { intervals: number; listeners: number; begun: number };
  chrome: { tabs: { onUpdated: TabEvent; onActivated: TabEvent } };
}

test('ten quick changes of view leave no interval and no listener behind', async () => {
  const survey = await runPageBatch(world, '/many?n=12');
  const hash = await survey.evaluate(() => location.hash);
  await survey.evaluate(() => {
    location.hash = '#history';
  });
  await survey.waitForSelector('main > *');
  await countSources(survey);
  for (let round = 0; round < 10; round++) {
    await survey.evaluate(
      (view) => {
        location.hash = view;
        return new Promise((resolve) => setTimeout(resolve));
      },
      round % 2 ? hash : '#page',
    );
  }
  await survey.evaluate(() => {
    location.hash = '#history';
  });
  await pause();
  const left = await survey.evaluate(() => (globalThis as unknown as Counting).sources());
  expect(left).toMatchObject({ intervals: 0, listeners: 0 });
  expect(left.begun).toBeGreaterThan(0);
});

test('the history lists what was hovered, is searched, cleared, and brought back', async () => {
  const panel = await openSidePanel(world.extension, '#history');
  await panel.waitForSelector('.panel-hint');
  for (const name of ['Gopher Gate', 'Penny Pilot']) {
    await waitForCard(await hoverGpt(world, name), { isBusy: false });
  }
  // It hears of them without being loaded anew.
  await untilNames(panel, ['Penny Pilot', 'Gopher Gate']);
  await panel.bringToFront();
  await fill(panel, 'Search history', 'GOPHER');
  expect(await names(panel)).toEqual(['Gopher Gate']);
  await fill(panel, 'Search history', ' ');
  await press(panel, 'Clear');
  await panel.waitForSelector('.panel-hint');
  await press(panel, 'Undo');
  await untilNames(panel, ['Penny Pilot', 'Gopher Gate']);

  const { lookups } = world.gateway.stats();
  await panel.click('.gpt-row');
  await panel.waitForSelector('.gpt-body h2');
  expect(await panel.$eval('main h2', ({ textContent }) => textContent)).toBe('Penny Pilot');
  expect(world.gateway.stats().lookups).toBe(lookups);
  // Not the driver’s own way back: in Firefox it waits for a page of an extension to load for ever.
  await panel.evaluate(() => history.back());
  await untilNames(panel, ['Penny Pilot', 'Gopher Gate']);
});
