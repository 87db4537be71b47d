import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BACKUP_VERSION } from '../../../utils/extension-pages/backup/backup.ts';
import { axeOnPage } from '../support/driver/axe.ts';
import { control, createDownloads, fill, openSidePanel, press } from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { useFixture } from '../support/fixtures/fixture.ts';

const downloads = createDownloads();
const fixture = useFixture({ downloads: downloads.folder });
const backup = readFileSync(`test/fixtures/backups/v${BACKUP_VERSION}.json`, 'utf8');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backups-'));
});

afterAll(async () => {
  downloads.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Chooses a file with this content on the options page. */
async function choose(options: Page, content: string): Promise<void> {
  const path = join(folder, 'chosen.json');
  await writeFile(path, content);
  const input = await options.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
}

async function waitForMainText(options: Page, words: string): Promise<void> {
  await options.waitForFunction(
    (wanted) => document.querySelector('main')?.textContent?.includes(wanted),
    { polling: 50, timeout: 5000 },
    words,
  );
}

/** Downloads a backup and returns the file. */
async function saved(options: Page): Promise<{ text: string; name: string }> {
  await press(options, 'Download backup');
  return downloads.next();
}

async function lists(): Promise<string[]> {
  const panel = await openSidePanel(fixture.extension, '#lists');
  await panel.waitForSelector('.lists');
  const names = await panel.$$eval('.lists-row strong', (rows) =>
    rows.map(({ textContent }) => textContent ?? ''),
  );
  await panel.close();
  return names;
}

test('leaves the key out of a backup unless the user includes it', async () => {
  const options = await fixture.extension.openOptions();
  const without = await saved(options);
  expect(without.name).toMatch(/^gpt-lens-backup-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(without.text)).toMatchObject({
    kind: 'gpt-lens-backup',
    version: BACKUP_VERSION,
    lists: [],
  });
  expect(without.text).not.toContain(fixture.gateway.key);
  expect(without.text).not.toContain(fixture.gateway.url);
  await press(options, 'Include gateways and API keys');
  await waitForMainText(options, 'Anyone who gets this file can use your keys.');
  expect((await saved(options)).text).toContain(fixture.gateway.key);
});

test.each([
  ['a broken one', backup.slice(0, 500), 'can’t be read'],
  ['one of something else', '{"name":"package","version":"1.0.0"}', 'isn’t a GPT Lens backup'],
  ['one of a newer GPT Lens', backup.replace(/"version": \d+/, '"version": 99'), 'newer version'],
  ['a damaged one', backup.replace('g-2fkFE8rbu', 'g-nonsense'), 'damaged or was edited'],
])('rejects a file with the reason and changes nothing: %s', async (_, content, sentence) => {
  const options = await fixture.extension.openOptions();
  const before = await saved(options);
  await choose(options, content);
  await waitForMainText(options, sentence);
  await waitForMainText(options, 'Nothing was changed.');
  const made = /"madeAt":\d+/;
  expect((await saved(options)).text.replace(made, '')).toBe(before.text.replace(made, ''));
});

test("previews a backup's changes, imports it and undoes the import", async () => {
  const options = await fixture.extension.openOptions();
  const { gateways: _, ...content } = JSON.parse(backup);
  content.settings.appearance.language = 'en';
  await choose(options, JSON.stringify(content));
  await waitForMainText(options, 'contains settings, 1 list and 1 followed GPT');
  await waitForMainText(
    options,
    'Settings: appearance, hovering, look-ups, where it works, counting',
  );
  await waitForMainText(options, '1 list is added');
  expect(await lists()).toEqual([]);
  await options.bringToFront();

  await press(options, 'Import');
  await waitForMainText(options, 'Imported.');
  expect(await lists()).toEqual(['写作与研究']);
  await options.bringToFront();
  expect(await options.$eval('body', (body) => body.dataset.theme)).toBe('dark');
  // The backup contains no gateway, so the present one stays.
  const key = await control(options, 'API key');
  expect(await key.evaluate((field) => (field as HTMLInputElement).value)).toBe(
    fixture.gateway.key,
  );

  await press(options, 'Undo');
  await waitForMainText(options, 'Import undone.');
  expect(await lists()).toEqual([]);
  await options.bringToFront();
  expect(await options.$eval('body', (body) => body.dataset.theme)).toBe('auto');
});

test('keeps a key, a site and a list that were saved after the import when it is undone', async () => {
  const options = await fixture.extension.openOptions();
  const { gateways: _, ...content } = JSON.parse(backup);
  content.settings.appearance.language = 'en';
  await choose(options, JSON.stringify(content));
  await press(options, 'Import');
  await waitForMainText(options, 'Imported.');

  const other = await fixture.extension.openOptions();
  await fill(other, 'API key', 'sk-saved-since');
  await press(other, 'Save');
  await other.waitForSelector('.form-status .success');
  await fill(other, 'Add a site', 'since.example');
  await other.keyboard.press('Enter');
  await control(other, 'Remove since.example');
  await other.evaluate(async () => {
    const request = indexedDB.open('gpt-lens-records');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const transaction = request.result.transaction('lists', 'readwrite');
    const now = Date.now();
    const since = { list: 'since', name: 'Since', createdAt: now, usedAt: now, entries: [] };
    transaction.objectStore('lists').put(since);
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    request.result.close();
  });
  await other.close();

  await options.bringToFront();
  await press(options, 'Undo');
  await waitForMainText(options, 'Import undone. Changes you made since then are kept.');
  const key = await control(options, 'API key');
  expect(await key.evaluate((field) => (field as HTMLInputElement).value)).toBe('sk-saved-since');
  await control(options, 'Remove since.example');
  await options.waitForFunction(() => document.body.dataset.theme === 'auto', { timeout: 5000 });
  expect(await lists()).toEqual(['Since']);
});

test.each(APPEARANCES)(
  'passes axe with the backup preview in $language, $theme',
  async (appearance) => {
    await applyAppearance(fixture, appearance);
    const options = await fixture.extension.openOptions();
    await options.waitForSelector('input[type=file]');
    const path = join(folder, 'looked-at.json');
    await writeFile(path, backup);
    const input = (await options.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await options.waitForSelector('.backup-changes');
    expect(await axeOnPage(options)).toEqual([]);
  },
);
