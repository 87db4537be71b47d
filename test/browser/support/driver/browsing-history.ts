import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { privilegedScript } from './firefox-internals.ts';
import type { ExtensionBrowser } from './types.ts';

/** Returns a function that reads the browser's history: URLs and titles, as one text. */
export async function browsingHistoryReader({ kind, browser }: ExtensionBrowser) {
  return kind === 'firefox' ? readerInFirefox(browser) : readerInChromium(browser);
}

/** No driver reads Chromium's history, but another extension in the same profile can. */
async function readerInChromium(browser: Browser): Promise<() => Promise<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'history-reader-'));
  const manifest = { manifest_version: 3, name: 'Reader', version: '1', permissions: ['history'] };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'reader.html'), '<!doctype html><title>Reader</title>');
  const id = await browser.installExtension(folder);
  return async () => {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${id}/reader.html`);
    const items = await page.evaluate(() => {
      const { history } = (globalThis as unknown as { chrome: HistoryApi }).chrome;
      return history.search({ text: '', startTime: 0, maxResults: 10_000 });
    });
    await page.close();
    return items.map(({ url, title }) => `${url} ${title}`).join('\n');
  };
}

async function readerInFirefox(browser: Browser): Promise<() => Promise<string>> {
  const runPrivileged = await privilegedScript(browser);
  return async () => String(await runPrivileged(READ_PLACES));
}

const READ_PLACES = `(async () => {
  const { PlacesUtils } = ChromeUtils.importESModule('resource://gre/modules/PlacesUtils.sys.mjs');
  const database = await PlacesUtils.promiseDBConnection();
  const rows = await database.execute('SELECT url, title FROM moz_places');
  return rows.map((row) => row.getString(0) + ' ' + row.getResultByName('title')).join('\\n');
})()`;

interface HistoryApi {
  history: {
    search(what: object): Promise<{ url: string; title: string }[]>;
  };
}
