import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { fill, openSidePanel, press, waitForCard } from '../support/driver/index.ts';
import { runPageBatch } from '../support/fixtures/batch-panel.ts';
import { hoverGpt, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

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

/** Makes a page count its active intervals and tab listeners; `begun` counts listeners ever added. */
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
      event.addListener = (listener) => {
        page.begun++;
        listeners.add(listener);
        addListener.call(event, listener);
      };
      event.removeListener = (listener) => {
        listeners.delete(listener);
        removeListener.call(event, listener);
      };
    }
  });
}

interface TabEvent {
  addListener(listener: unknown): void;
  removeListener(listener: unknown): void;
}

interface Counting {
  begun: number;
  sources(): { intervals: number; listeners: number; begun: number };
  chrome: { tabs: { onUpdated: TabEvent; onActivated: TabEvent } };
}

test('leaves no interval or listener after ten quick changes of view', async () => {
  const panel = await runPageBatch(fixture, '/many?n=12');
  const hash = await panel.evaluate(() => location.hash);
  await panel.evaluate(() => {
    location.hash = '#history';
  });
  await panel.waitForSelector('main > *');
  await countSources(panel);
  for (let round = 0; round < 10; round++) {
    await panel.evaluate(
      (view) => {
        location.hash = view;
        return new Promise((resolve) => setTimeout(resolve));
      },
      round % 2 ? hash : '#page',
    );
  }
  await panel.evaluate(() => {
    location.hash = '#history';
  });
  await pause();
  const left = await panel.evaluate(() => (globalThis as unknown as Counting).sources());
  expect(left).toMatchObject({ intervals: 0, listeners: 0 });
  expect(left.begun).toBeGreaterThan(0);
});

test('lists hovered GPTs in the history, searches, clears and restores them', async () => {
  const panel = await openSidePanel(fixture.extension, '#history');
  await panel.waitForSelector('.panel-hint');
  for (const name of ['Gopher Gate', 'Penny Pilot']) {
    await waitForCard(await hoverGpt(fixture, name), { isBusy: false });
  }
  // The panel is notified, without a reload.
  await untilNames(panel, ['Penny Pilot', 'Gopher Gate']);
  await panel.bringToFront();
  await fill(panel, 'Search history', 'GOPHER');
  expect(await names(panel)).toEqual(['Gopher Gate']);
  await fill(panel, 'Search history', ' ');
  await press(panel, 'Clear');
  await panel.waitForSelector('.panel-hint');
  await press(panel, 'Undo');
  await untilNames(panel, ['Penny Pilot', 'Gopher Gate']);

  const { lookups } = fixture.gateway.stats();
  await panel.click('.gpt-row');
  await panel.waitForSelector('.gpt-body h2');
  expect(await panel.$eval('main h2', ({ textContent }) => textContent)).toBe('Penny Pilot');
  expect(fixture.gateway.stats().lookups).toBe(lookups);
  // Puppeteer's goBack would wait forever for an extension page to load in Firefox.
  await panel.evaluate(() => history.back());
  await untilNames(panel, ['Penny Pilot', 'Gopher Gate']);
});
