import Papa from 'papaparse';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDownloads, press, waitForCard } from '../support/driver/index.ts';
import { hoverGpt, saveSettings, useFixture } from '../support/fixtures/fixture.ts';
import { waitForText } from '../support/fixtures/follows.ts';

const downloads = createDownloads();
const fixture = useFixture({ downloads: downloads.folder });

const now = new Date();
/** The local day some days ago ("2026-11-23"). */
const dayOf = (daysAgo: number) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, 12).toLocaleDateString('sv');

const YESTERDAY = { survey: { count: 1200, priced: 1000, cost: 2.5 } };

beforeAll(async () => {
  await saveSettings(fixture, {
    tally: {
      [dayOf(1)]: { gone: YESTERDAY },
      [dayOf(0)]: { gone: { follow: { count: 7 } } },
    },
  });
  const page = await hoverGpt(fixture, 'Gopher Gate');
  await waitForCard(page, { name: 'Gopher Gate' });
  await page.close();
});

afterAll(() => downloads.remove());

async function openUsage(): Promise<Page> {
  const options = await fixture.extension.openOptions();
  await options.waitForSelector('.usage-chart');
  return options;
}

const chosenDay = (options: Page) =>
  options.$eval('.usage-chart [role=status]', ({ textContent }) => textContent ?? '');

test('downloads the usage as CSV without a request', async () => {
  fixture.gateway.resetStats();
  const options = await openUsage();
  await press(options, 'Export as CSV');
  const { name, text } = await downloads.next();
  expect(name).toBe(`gpt-lens-usage-${dayOf(0)}.csv`);
  expect(
    text.startsWith('\ufeffday,gateway,reason,requests,priced_requests,estimated_usd\r\n'),
  ).toBe(true);
  const { data } = Papa.parse<Record<string, string>>(text.slice(1).trim(), { header: true });
  expect(data).toEqual([
    {
      day: dayOf(1),
      gateway: 'removed gateway',
      reason: 'batch',
      requests: '1200',
      priced_requests: '1000',
      estimated_usd: '2.5',
    },
    expect.objectContaining({
      day: dayOf(0),
      gateway: new URL(fixture.gateway.url).host,
      reason: 'hover',
      requests: '1',
    }),
    {
      day: dayOf(0),
      gateway: 'removed gateway',
      reason: 'following',
      requests: '7',
      priced_requests: '0',
      estimated_usd: '',
    },
  ]);
  await waitForText(options, '.usage-export [role=status]', 'Saved');
  expect(fixture.gateway.stats().lookups).toBe(0);
});

test('shows the numbers of each day in the chart by keyboard', async () => {
  const options = await openUsage();
  // A page in the background gets no focus event in Firefox.
  await options.bringToFront();
  await options.focus('.usage-chart-area');
  await expect.poll(() => chosenDay(options)).toContain(': 8 look-ups');
  await options.keyboard.press('ArrowLeft');
  const yesterday = ': 1,200 look-ups, about $2.50 for 1,000 of them';
  await expect.poll(() => chosenDay(options)).toContain(yesterday);
  await options.keyboard.press('Home');
  await expect.poll(() => chosenDay(options)).toContain(': 0 look-ups');
  await options.keyboard.press('End');
  await expect.poll(() => chosenDay(options)).toContain(': 8 look-ups');
});

test('shows the numbers of the day at the pointer, until the pointer leaves', async () => {
  const options = await openUsage();
  const area = await options.$('.usage-chart-area');
  await area?.scrollIntoView();
  const box = await area?.boundingBox();
  if (!box) throw new Error('The chart is not visible.');
  const dayWidth = box.width / 30;
  const y = box.y + box.height / 2;
  await options.mouse.move(box.x + box.width - 1.5 * dayWidth, y);
  await expect.poll(() => chosenDay(options)).toContain(': 1,200 look-ups');
  await options.mouse.move(box.x + dayWidth / 2, y);
  await expect.poll(() => chosenDay(options)).toContain(': 0 look-ups');
  await options.mouse.move(box.x + dayWidth / 2, box.y - 60);
  await expect.poll(() => chosenDay(options)).toBe('');
});

test('fits into a window of 320 pixels, where a wide table scrolls by itself', async () => {
  const options = await openUsage();
  await options.setViewport({ width: 320, height: 800 });
  await waitForText(options, '.usage-table thead', 'removed gateway');
  const tooWide = await options.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide).toBeLessThanOrEqual(0);
});
