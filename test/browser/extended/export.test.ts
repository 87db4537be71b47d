import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Papa from 'papaparse';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  clickInCard,
  control,
  createDownloads,
  openSidePanel,
  press,
  waitForCard,
} from '../support/driver/index.ts';
import { hoverGpt, useFixture } from '../support/fixtures/fixture.ts';

const downloads = createDownloads();
const fixture = useFixture({ downloads: downloads.folder });

const NAMES = ['Gopher Gate', 'documented', 'ratings-null', 'starters-none'];

beforeAll(async () => {
  for (const name of NAMES) {
    const page = await hoverGpt(fixture, name);
    await waitForCard(page, { isBusy: false });
    await clickInCard(page, 'button', 'Add to list');
    await page.close();
  }
});

afterAll(() => downloads.remove());

/** Opens the only list with all its GPTs. */
async function openList(): Promise<Page> {
  const panel = await openSidePanel(fixture.extension, '#lists');
  await panel.waitForSelector('.lists-row');
  await panel.click('.lists-row');
  await panel.waitForSelector('.list-row:nth-child(4)');
  return panel;
}

async function choose(panel: Page, format: string): Promise<void> {
  await (await control(panel, 'Format')).select(format);
}

const idOf = (name: string) => fixture.gateway.catalogue.get(name).id;

test('downloads a list as CSV without a request', async () => {
  fixture.gateway.resetStats();
  const panel = await openList();
  await press(panel, 'Download');
  const { name, text } = await downloads.next();
  expect(name).toBe('Saved.csv');
  expect(text.startsWith('\ufeffid,url,name,')).toBe(true);
  const { data } = Papa.parse<Record<string, string>>(text.slice(1).trim(), { header: true });
  expect(data.map(({ id }) => id)).toEqual(NAMES.map(idOf));
  expect(data[0]).toMatchObject({
    name: 'Gopher Gate',
    rating_count: '92',
  });
  expect(Number(data[0]?.rating_average)).toBeCloseTo(3.63, 2);
  expect(data[2]).toMatchObject({ rating_average: '', rating_count: '' });
  expect(await panel.$eval('.export-outcome', ({ textContent }) => textContent)).toBe('Saved');
  expect(fixture.gateway.stats().lookups).toBe(0);
});

test('downloads a list as JSON that matches the schema', async () => {
  const panel = await openList();
  await choose(panel, 'json');
  await press(panel, 'Download');
  const { name, text } = await downloads.next();
  expect(name).toBe('Saved.json');
  const schema = JSON.parse(readFileSync('docs/export.schema.json', 'utf8'));
  const isValid = new Ajv2020({ allowUnionTypes: true }).compile(schema);
  expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true);
});

test("copies a list as a Markdown table in the user's language", async () => {
  const panel = await openList();
  await choose(panel, 'markdown');
  // Reading the clipboard needs a permission, so this records what is written.
  await panel.evaluate(() => {
    const { clipboard } = navigator;
    const write = clipboard.writeText.bind(clipboard);
    clipboard.writeText = async (text) => {
      document.body.dataset.copied = text;
      await write(text);
    };
  });
  await press(panel, 'Copy');
  await panel.waitForFunction(
    () => document.querySelector('.export-outcome')?.textContent === 'Copied',
    { polling: 50, timeout: 5000 },
  );
  const copied = await panel.$eval('body', (body) => body.dataset.copied ?? '');
  const lines = copied.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^\| Name \| Author \| Average \|/);
  expect(lines).toHaveLength(NAMES.length + 2);
  expect(lines[2]).toContain(`[Gopher Gate](https://chatgpt.com/g/${idOf('Gopher Gate')})`);
});
