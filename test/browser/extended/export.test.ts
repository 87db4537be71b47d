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
const world = useFixture({ downloads: downloads.folder });

const NAMES = ['Gopher Gate', 'documented', 'ratings-null', 'starters-none'];

beforeAll(async () => {
  for (const name of NAMES) {
    const page = await hoverGpt(world, name);
    await waitForCard(page, { isBusy: false });
    await clickInCard(page, 'button', 'Add to list');
    await page.close();
  }
});

afterAll(() => downloads.remove());

/** The one list that there is, with all its GPTs. */
async function openList(): Promise<Page> {
  const panel = await openSidePanel(world.extension, '#lists');
  await panel.waitForSelector('.lists-row');
  await panel.click('.lists-row');
  await panel.waitForSelector('.list-row:nth-child(4)');
  return panel;
}

async function choose(panel: Page, format: string): Promise<void> {
  await (await control(panel, 'Format')).select(format);
}

const idOf = (name: string) => world.gateway.catalogue.get(name).id;

test('a list is downloaded as a spreadsheet takes it, and nothing is asked of the gateway', async () => {
  world.gateway.resetStats();
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
  expect(world.gateway.stats().lookups).toBe(0);
});

test('a list is downloaded as JSON that its schema describes', async () => {
  const panel = await openList();
  await choose(panel, 'json');
  await press(panel, 'Download');
  const { name, text } = await downloads.next();
  expect(name).toBe('Saved.json');
  const schema = JSON.parse(readFileSync('docs/export.schema.json', 'utf8'));
  const isValid = new Ajv2020({ allowUnionTypes: true }).compile(schema);
  expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true);
});

test('a list is copied as a table of Markdown, in the person’s language', async () => {
  const panel = await openList();
  await choose(panel, 'markdown');
  // What is in the clipboard may not be read without a question; what is put there may be noted.
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
