import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import { control, fill, press, waitForPageText } from '../support/driver/index.ts';
import { saveGateway, saveSettings, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

interface Extension {
  chrome: Record<string, Record<string, Record<string, unknown>>>;
  browser?: Extension['chrome'];
}

/** Makes an extension API function such as `storage.local.set` fail from now on, as on a full disk. */
async function breakCall(page: Page, call: string): Promise<void> {
  await page.evaluate((path) => {
    const { chrome, browser } = globalThis as unknown as Extension;
    const fail = () => {
      throw new Error('A simulated failure.');
    };
    const steps = path.split('.');
    const name = steps.pop() ?? '';
    for (const api of [chrome, browser]) {
      let place = api as Record<string, unknown> | undefined;
      for (const step of steps) place = place?.[step] as Record<string, unknown> | undefined;
      if (place) place[name] = fail;
    }
  }, call);
}

const fieldValue = async (page: Page, name: string) =>
  (await control(page, name)).evaluate((field) => (field as HTMLInputElement).value);

async function shows(page: Page, name: string, value: string): Promise<void> {
  // The accessibility tree in which controls are found is updated in the active tab only.
  await page.bringToFront();
  await expect.poll(() => fieldValue(page, name), { timeout: 5000 }).toBe(value);
}

describe('errors on the options page', () => {
  test('says when base URL and key could not be saved', async () => {
    const options = await fixture.extension.openOptions();
    await fill(options, 'API key', 'sk-never-saved');
    await breakCall(options, 'storage.local.set');
    await press(options, 'Save');
    await waitForPageText(options, 'Couldn’t save the base URL and key.');
    expect(await fieldValue(options, 'API key')).toBe('sk-never-saved');
  });

  test('says when the key could not be removed', async () => {
    const options = await fixture.extension.openOptions();
    await control(options, 'Forget the key');
    await breakCall(options, 'storage.local.remove');
    await breakCall(options, 'storage.local.set');
    await press(options, 'Forget the key');
    await waitForPageText(options, 'Couldn’t remove the key.');
    expect(await fieldValue(options, 'API key')).toBe(fixture.gateway.key);
  });

  test('says when the connection test could not be finished', async () => {
    const options = await fixture.extension.openOptions();
    await control(options, 'Test connection');
    await breakCall(options, 'permissions.request');
    await press(options, 'Test connection');
    await waitForPageText(options, 'The test couldn’t be completed.');
    expect(await options.evaluate(() => document.body.innerText)).not.toContain('Testing…');
  });

  test('says when a setting could not be saved and shows the previous value', async () => {
    const options = await fixture.extension.openOptions();
    const theme = await control(options, 'Theme');
    await breakCall(options, 'storage.local.set');
    await theme.select('dark');
    await waitForPageText(options, 'Couldn’t save this.');
    expect(await fieldValue(options, 'Theme')).toBe('auto');
  });

  test('says when a site could not be added and keeps the input', async () => {
    const options = await fixture.extension.openOptions();
    await fill(options, 'Add a site', 'example.net');
    await breakCall(options, 'storage.local.set');
    await options.keyboard.press('Enter');
    await waitForPageText(options, 'Couldn’t save this.');
    expect(await fieldValue(options, 'Add a site')).toBe('example.net');
  });

  test('says when the cache could not be cleared', async () => {
    const options = await fixture.extension.openOptions();
    await press(options, 'Clear cache');
    await breakCall(options, 'runtime.sendMessage');
    await press(options, 'Clear');
    await waitForPageText(options, 'The cache couldn’t be cleared.');
  });

  test('says when diagnostics could not be copied', async () => {
    const options = await fixture.extension.openOptions();
    await control(options, 'Copy diagnostics');
    await options.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('A simulated failure.'));
    });
    await press(options, 'Copy diagnostics');
    await waitForPageText(options, 'The diagnostics couldn’t be copied.');
    expect(await options.evaluate(() => document.body.innerText)).not.toContain('Copied.');
  });

  test('says when a backup could not be made', async () => {
    const options = await fixture.extension.openOptions();
    await control(options, 'Download backup');
    await breakCall(options, 'storage.local.get');
    await press(options, 'Download backup');
    await waitForPageText(options, 'The backup couldn’t be created.');
  });
});

test('says on the welcome page when base URL and key could not be saved', async () => {
  const welcome = await fixture.extension.openPage(fixture.extension.extensionUrl('welcome.html'));
  await fill(welcome, 'API key', 'sk-never-saved');
  await breakCall(welcome, 'storage.local.set');
  await press(welcome, 'Save');
  await waitForPageText(welcome, 'Couldn’t save the base URL and key.');
});

describe('settings that are changed elsewhere', () => {
  test.each(['options.html', 'welcome.html'])(
    'appear in the gateway form of %s, unless the user is typing there',
    async (path) => {
      const page = await fixture.extension.openPage(fixture.extension.extensionUrl(path));
      await control(page, 'API key');
      const options = await fixture.extension.openOptions();
      await fill(options, 'API key', 'sk-from-elsewhere');
      await press(options, 'Save');
      await options.waitForSelector('.form-status .success');
      await shows(page, 'API key', 'sk-from-elsewhere');

      await page.bringToFront();
      await fill(page, 'API key', 'sk-being-typed');
      await options.bringToFront();
      await fill(options, 'API key', 'sk-saved-meanwhile');
      await press(options, 'Save');
      await page.bringToFront();
      await waitForPageText(page, 'This gateway was changed or removed elsewhere.');
      expect(await fieldValue(page, 'API key')).toBe('sk-being-typed');
      await press(page, 'Show saved values');
      await shows(page, 'API key', 'sk-saved-meanwhile');
      await page.close();
      await options.close();
      await saveGateway(fixture);
    },
  );

  test('appear in selects and numbers, except in a number that is being typed', async () => {
    const options = await fixture.extension.openOptions();
    await control(options, 'Daily limit');
    await saveSettings(fixture, {
      'look-ups': { ...DEFAULT_LOOKUPS, freshHours: 5, dailyLimit: 70 },
      appearance: { language: 'auto', theme: 'dark', density: 'comfortable' },
    });
    await options.bringToFront();
    await shows(options, 'Look up again after (hours)', '5');
    await shows(options, 'Daily limit', '70');
    await shows(options, 'Theme', 'dark');

    await fill(options, 'Daily limit', '33');
    await options.evaluate(
      (items) => {
        const { chrome } = globalThis as unknown as {
          chrome: { storage: { local: { set(items: object): Promise<void> } } };
        };
        return chrome.storage.local.set(items);
      },
      { 'look-ups': { ...DEFAULT_LOOKUPS, freshHours: 8, dailyLimit: 90 } },
    );
    await waitForPageText(options, 'This was changed to 90 elsewhere.');
    expect(await fieldValue(options, 'Daily limit')).toBe('33');
    await shows(options, 'Look up again after (hours)', '8');
    await options.keyboard.press('Tab');
    // Saves only the typed number, over the value from elsewhere.
    await expect
      .poll(
        () =>
          options.evaluate(async () => {
            const { chrome } = globalThis as unknown as {
              chrome: { storage: { local: { get(name: string): Promise<object> } } };
            };
            return chrome.storage.local.get('look-ups');
          }),
        { timeout: 5000 },
      )
      .toEqual({ 'look-ups': { ...DEFAULT_LOOKUPS, freshHours: 8, dailyLimit: 33 } });
    await saveSettings(fixture, {
      'look-ups': DEFAULT_LOOKUPS,
      appearance: { language: 'auto', theme: 'auto', density: 'comfortable' },
    });
  });
});

test('removes the Undo of “Forget the key” once another key is saved', async () => {
  const options = await fixture.extension.openOptions();
  await press(options, 'Forget the key');
  await waitForPageText(options, 'Key and base URL removed');
  const other = await fixture.extension.openOptions();
  await fill(other, 'Base URL', fixture.gateway.url);
  await fill(other, 'API key', 'sk-saved-since');
  await press(other, 'Save');
  await other.waitForSelector('.form-status .success');
  await options.bringToFront();
  await shows(options, 'API key', 'sk-saved-since');
  expect(await options.$$('aria/Undo')).toHaveLength(0);
  await options.close();
  await other.close();
  await saveGateway(fixture);
});

test('keeps both sites that two windows add at the same time, five times in a row', async () => {
  const pages = [await fixture.extension.openOptions(), await fixture.extension.openOptions()];
  const sites: string[] = [];
  for (let time = 0; time < 5; time++) {
    const [one, other] = [`one-${time}.example`, `other-${time}.example`];
    sites.push(one, other);
    for (const [at, site] of [one, other].entries()) {
      const page = pages[at];
      await page?.bringToFront();
      if (page) await fill(page, 'Add a site', site);
    }
    await Promise.all(
      pages.map((page) =>
        page.evaluate(() =>
          document
            .querySelector<HTMLInputElement>('[aria-label="Add a site"]')
            ?.form?.requestSubmit(),
        ),
      ),
    );
    for (const page of pages) {
      await page.waitForFunction(
        (wanted) =>
          wanted.every((site) => document.querySelector('.sites')?.textContent?.includes(site)),
        { timeout: 5000, polling: 50 },
        sites,
      );
    }
  }
  await saveSettings(fixture, { sites: { mode: 'except', except: [], only: [] } });
});
