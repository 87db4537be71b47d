import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { control, openSidePanel, press } from '../support/driver/index.ts';
import { saveSettings, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();
const RECORDS = 'gpt-lens-records';
/** The promise is two seconds; a busy machine draws a moment later. */
const IN_TIME_MS = 3_500;

let holder: Page;

beforeEach(async () => {
  holder = await world.extension.openOptions();
  await control(holder, 'Base URL');
});

afterEach(async () => {
  await holder.close();
});

async function says(page: Page, words: string, timeout = 5000): Promise<void> {
  await page.waitForFunction(
    (expected) => document.body.innerText.includes(expected),
    { timeout, polling: 50 },
    words,
  );
}

/** Holds a database so that nobody can open it: whoever asks from now on waits, and is never told. */
async function hang(name: string): Promise<void> {
  await holder.evaluate(async (database) => {
    const request = indexedDB.open(database);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    // It does not let go when it is asked to, and the deletion waits for it; all others wait behind that.
    const deleting = indexedDB.deleteDatabase(database);
    await new Promise((resolve) => {
      deleting.onblocked = resolve;
    });
    Object.assign(globalThis, { letGo: () => request.result.close() });
  }, name);
}

function letGo(): Promise<void> {
  return holder.evaluate(() => (globalThis as unknown as { letGo(): void }).letGo());
}

test('the options page is there beside a database that hangs, and settings are saved', async () => {
  /** Opens the page, and tells how many milliseconds after it was asked for a control was found in it. */
  const open = async () => {
    const page = await world.extension.openOptions();
    await control(page, 'Theme', { timeoutMs: 15_000 });
    return { page, ms: await page.evaluate(() => performance.now()) };
  };
  const alone = await open();
  await alone.page.close();
  await hang(RECORDS);
  const { page: options, ms } = await open();
  // A busy machine takes its time without any database, too.
  expect(ms).toBeLessThan(alone.ms + 2_000);
  await says(options, 'Each check makes one look-up for each GPT you follow');
  await press(options, 'Download backup');
  await says(options, 'The backup couldn’t be created. The browser’s database isn’t responding');
  await (await control(options, 'Theme')).select('dark');
  await options.waitForFunction(() => document.body.dataset.theme === 'dark', { timeout: 5000 });
  await (await control(options, 'Theme')).select('auto');
  await letGo();
  await says(options, 'You follow 0 GPTs');
});

test('the side panel says that a database hangs, and shows the lists when it answers', async () => {
  await hang(RECORDS);
  const panel = await openSidePanel(world.extension, '#lists');
  await says(panel, 'The browser’s database isn’t responding', IN_TIME_MS);
  await letGo();
  await panel.waitForFunction(() => !document.body.innerText.includes('isn’t responding'), {
    timeout: 5000,
    polling: 50,
  });
});

test('a change of sites applies beside a database that hangs, the second one too', async () => {
  await hang(RECORDS);
  const registered = () =>
    holder.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          scripting: {
            getRegisteredContentScripts(): Promise<{ id: string; excludeMatches?: string[] }[]>;
          };
        };
      };
      return JSON.stringify(await chrome.scripting.getRegisteredContentScripts());
    });
  for (const site of ['first.example', 'second.example']) {
    await saveSettings(world, { sites: { mode: 'except', except: [site], only: [] } });
    await expect.poll(registered, { timeout: 5000 }).toContain(site);
  }
  await saveSettings(world, { sites: { mode: 'except', except: [], only: [] } });
  await letGo();
});

test('records of a newer version are said to be newer, and stay', async () => {
  await holder.evaluate(async (database) => {
    const request = indexedDB.open(database, 99);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('of-the-future').put('kept', 'it');
    };
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    request.result.close();
  }, RECORDS);
  const panel = await openSidePanel(world.extension, '#lists');
  await says(panel, 'Nothing is lost: update GPT Lens');
  expect(await panel.evaluate(() => document.body.innerText)).not.toContain('disk');
  const options = await world.extension.openOptions();
  await press(options, 'Download backup');
  await says(options, 'A newer version of GPT Lens saved your data');
  const kept = await holder.evaluate(async (database) => {
    const request = indexedDB.open(database, 99);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const reading = request.result
      .transaction('of-the-future')
      .objectStore('of-the-future')
      .get('it');
    await new Promise((resolve) => {
      reading.onsuccess = resolve;
    });
    request.result.close();
    const deleting = indexedDB.deleteDatabase(database);
    await new Promise((resolve) => {
      deleting.onsuccess = resolve;
    });
    return reading.result;
  }, RECORDS);
  expect(kept).toBe('kept');
  await panel.bringToFront();
  await press(panel, 'Try again');
  await panel.waitForFunction(() => !document.body.innerText.includes('newer version'), {
    timeout: 5000,
    polling: 50,
  });
});
