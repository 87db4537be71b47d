import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { control, openSidePanel, press, waitForPageText } from '../support/driver/index.ts';
import { saveSettings, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();
const USER_DATA = 'gpt-lens-records';
/** The specified time is two seconds; a busy machine renders later. */
const IN_TIME_MS = 3_500;

let holder: Page;

beforeEach(async () => {
  holder = await fixture.extension.openOptions();
  await control(holder, 'Base URL');
});

afterEach(async () => {
  await holder.close();
});

/** Blocks a database: from now on, requests to open it wait without an event. */
async function hang(name: string): Promise<void> {
  await holder.evaluate(async (database) => {
    const request = indexedDB.open(database);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    // The open connection ignores the versionchange event, so the deletion is blocked, and all other requests queue
    // behind it.
    const deleting = indexedDB.deleteDatabase(database);
    await new Promise((resolve) => {
      deleting.onblocked = resolve;
    });
    Object.assign(globalThis, { release: () => request.result.close() });
  }, name);
}

function release(): Promise<void> {
  return holder.evaluate(() => (globalThis as unknown as { release(): void }).release());
}

test('shows the options page and saves settings while a database hangs', async () => {
  /** Opens the page and measures the milliseconds until a control appears. */
  const open = async () => {
    const page = await fixture.extension.openOptions();
    await control(page, 'Theme', { timeoutMs: 15_000 });
    return { page, ms: await page.evaluate(() => performance.now()) };
  };
  const alone = await open();
  await alone.page.close();
  await hang(USER_DATA);
  const { page: options, ms } = await open();
  // Rendering takes time on a busy machine even without a database.
  expect(ms).toBeLessThan(alone.ms + 2_000);
  await waitForPageText(options, 'Each check makes one look-up for each GPT you follow');
  await press(options, 'Download backup');
  await waitForPageText(
    options,
    'The backup couldn’t be created. The browser’s database isn’t responding',
  );
  await (await control(options, 'Theme')).select('dark');
  await options.waitForFunction(() => document.body.dataset.theme === 'dark', { timeout: 5000 });
  await (await control(options, 'Theme')).select('auto');
  await release();
  await waitForPageText(options, 'You follow 0 GPTs');
});

test('says in the side panel that a database hangs, and shows the lists once it answers', async () => {
  await hang(USER_DATA);
  const panel = await openSidePanel(fixture.extension, '#lists');
  await waitForPageText(panel, 'The browser’s database isn’t responding', IN_TIME_MS);
  await release();
  await panel.waitForFunction(() => !document.body.innerText.includes('isn’t responding'), {
    timeout: 5000,
    polling: 50,
  });
});

test('applies changes of sites while a database hangs', async () => {
  await hang(USER_DATA);
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
    await saveSettings(fixture, { sites: { mode: 'except', except: [site], only: [] } });
    await expect.poll(registered, { timeout: 5000 }).toContain(site);
  }
  await saveSettings(fixture, { sites: { mode: 'except', except: [], only: [] } });
  await release();
});

test('keeps user data of a newer version and says that it is newer', async () => {
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
  }, USER_DATA);
  const panel = await openSidePanel(fixture.extension, '#lists');
  await waitForPageText(panel, 'Nothing is lost: update GPT Lens');
  expect(await panel.evaluate(() => document.body.innerText)).not.toContain('disk');
  const options = await fixture.extension.openOptions();
  await press(options, 'Download backup');
  await waitForPageText(options, 'A newer version of GPT Lens saved your data');
  const value = await holder.evaluate(async (database) => {
    const request = indexedDB.open(database, 99);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const getting = request.result
      .transaction('of-the-future')
      .objectStore('of-the-future')
      .get('it');
    await new Promise((resolve) => {
      getting.onsuccess = resolve;
    });
    request.result.close();
    const deleting = indexedDB.deleteDatabase(database);
    await new Promise((resolve) => {
      deleting.onsuccess = resolve;
    });
    return getting.result;
  }, USER_DATA);
  expect(value).toBe('kept');
  await panel.bringToFront();
  await press(panel, 'Try again');
  await panel.waitForFunction(() => !document.body.innerText.includes('newer version'), {
    timeout: 5000,
    polling: 50,
  });
});
