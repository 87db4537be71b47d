import { beforeAll, expect, test } from 'vitest';
import stored from '../../fixtures/stored-data/0.1.0.json' with { type: 'json' };
import { openAndLookUp } from '../support/driver/extension-page.ts';
import { control, openSidePanel } from '../support/driver/index.ts';
import { waitForText } from '../support/fixtures/batch-panel.ts';
import { saveSettings, useFixture } from '../support/fixtures/fixture.ts';

// The fixture is what the extension had stored before its files and types were renamed. Stored names must not change:
// after an update the browser hands the same storage and databases to the new version.

const fixture = useFixture();

beforeAll(async () => {
  await saveSettings(fixture, stored.storage);
  const page = await openSidePanel(fixture.extension, '#lists');
  await page.waitForSelector('main');
  // The first look-up creates the cache's database.
  const id = fixture.gateway.catalogue.all[300]?.id;
  const lookedUp = await openAndLookUp(fixture.extension, `sidepanel.html#gpt/${id}`);
  await lookedUp.waitForSelector('.gpt-actions');
  await lookedUp.close();
  fixture.gateway.resetStats();
  await page.evaluate(
    async (databases) => {
      for (const [name, stores] of databases) {
        const opening = indexedDB.open(name);
        await new Promise((resolve) => opening.addEventListener('success', resolve));
        const transaction = opening.result.transaction(Object.keys(stores), 'readwrite');
        for (const [store, entries] of Object.entries(stores))
          for (const entry of entries) transaction.objectStore(store).put(entry);
        await new Promise((resolve) => transaction.addEventListener('complete', resolve));
        opening.result.close();
      }
    },
    [
      ['gpt-lens', stored.cache],
      ['gpt-lens-records', stored.userData],
    ] as [string, Record<string, object[]>][],
  );
  // After an update the background starts anew, and resumes what was running.
  await fixture.extension.stopBackground();
  await page.evaluate(async () => {
    type Api = { runtime: { sendMessage(message: object): Promise<unknown> } };
    const { chrome } = globalThis as unknown as { chrome: Api };
    await chrome.runtime.sendMessage({ type: 'get-cache-summary', ids: [] });
  });
});

test('a batch that was running continues and finishes, and costs only what it had not looked up', async () => {
  const panel = await openSidePanel(fixture.extension, '#batches');
  await waitForText(panel, '.batch-status, .batch-entry', /done/);
  const [, ...again] = Object.values(fixture.gateway.stats().byId).filter((count) => count > 1);
  expect(again).toEqual([]);
  expect(fixture.gateway.stats().lookups).toBe(6);
});

test('the address of a batch that the older version wrote still opens it', async () => {
  const [{ survey = '' } = {}] = stored.userData.surveys;
  const panel = await openSidePanel(fixture.extension, `#survey/${survey}`);
  await waitForText(panel, '.batch-status', /12 GPTs · done/);
});

test('lists, followed GPTs and history are there', async () => {
  const lists = await openSidePanel(fixture.extension, '#lists');
  await waitForText(lists, 'main', /For work/);
  await waitForText(lists, 'main', /1 GPT/);
  const following = await openSidePanel(fixture.extension, '#following');
  await waitForText(following, 'main', /2 GPTs followed/);
  const history = await openSidePanel(fixture.extension, '#history');
  await waitForText(history, 'main', /Penny Pilot/);
  await waitForText(history, 'main', /Map Room/);
});

test('settings and cached GPTs count as before', async () => {
  const options = await fixture.extension.openOptions();
  const fieldValue = async (name: string) =>
    (await control(options, name)).evaluate((field) => (field as HTMLInputElement).value);
  expect(await fieldValue('Theme')).toBe('dark');
  expect(await fieldValue('Daily limit')).toBe('5000');

  const [cached] = stored.cache.readings;
  const before = fixture.gateway.stats().lookups;
  const panel = await openSidePanel(fixture.extension, `#gpt/${cached?.asked}`);
  await waitForText(panel, 'h2', new RegExp(cached?.gpt.name ?? ''));
  expect(fixture.gateway.stats().lookups).toBe(before);
});
