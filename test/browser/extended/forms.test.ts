import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { control, fill, press } from '../support/driver/index.ts';
import { saveGateway, saveSettings, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

interface Extension {
  chrome: Record<string, Record<string, Record<string, unknown>>>;
  browser?: Extension['chrome'];
}

/** Lets a call of the browser fail from now on, such as `storage.local.set`, as on a full disk. */
async function breakCall(page: Page, call: string): Promise<void> {
  await page.evaluate((path) => {
    const { chrome, browser } = globalThis as unknown as Extension;
    const fail = () => {
      throw new Error('An invented failure.');
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

async function says(options: Page, words: string, timeout = 5000): Promise<void> {
  await options.waitForFunction(
    (expected) => document.body.innerText.includes(expected),
    { timeout },
    words,
  );
}

const fieldValue = async (page: Page, name: string) =>
  (await control(page, name)).evaluate((field) => (field as HTMLInputElement).value);

async function shows(page: Page, name: string, value: string): Promise<void> {
  // The tree that controls are found in is kept up in front only.
  await page.bringToFront();
  await expect.poll(() => fieldValue(page, name), { timeout: 5000 }).toBe(value);
}

describe('where the browser does not do what it should, the options page says so:', () => {
  test('base URL and key that are not saved', async () => {
    const options = await world.extension.openOptions();
    await fill(options, 'API key', 'sk-never-saved');
    await breakCall(options, 'storage.local.set');
    await press(options, 'Save');
    await says(options, 'Couldn’t save the base URL and key.');
    expect(await fieldValue(options, 'API key')).toBe('sk-never-saved');
  });

  test('a key that is not forgotten', async () => {
    const options = await world.extension.openOptions();
    await control(options, 'Forget the key');
    await breakCall(options, 'storage.local.remove');
    await press(options, 'Forget the key');
    await says(options, 'Couldn’t remove the key.');
    expect(await fieldValue(options, 'API key')).toBe(world.gateway.key);
  });

  test('a test of the connection that does not come to an end', async () => {
    const options = await world.extension.openOptions();
    await control(options, 'Test connection');
    await breakCall(options, 'permissions.request');
    await press(options, 'Test connection');
    await says(options, 'The test couldn’t be completed.');
    expect(await options.evaluate(() => document.body.innerText)).not.toContain('Testing…');
  });

  test('a choice that is not saved, and the one that counts is shown again', async () => {
    const options = await world.extension.openOptions();
    const theme = await control(options, 'Theme');
    await breakCall(options, 'storage.local.set');
    await theme.select('dark');
    await says(options, 'Couldn’t save this.');
    expect(await fieldValue(options, 'Theme')).toBe('auto');
  });

  test('a site that is not added, and it can be tried again', async () => {
    const options = await world.extension.openOptions();
    await fill(options, 'Add a site', 'example.net');
    await breakCall(options, 'storage.local.set');
    await options.keyboard.press('Enter');
    await says(options, 'Couldn’t save this.');
    expect(await fieldValue(options, 'Add a site')).toBe('example.net');
  });

  test('GPTs that are not cleared', async () => {
    const options = await world.extension.openOptions();
    await press(options, 'Clear cache');
    await breakCall(options, 'runtime.sendMessage');
    await press(options, 'Clear');
    await says(options, 'The cache couldn’t be cleared.');
  });

  test('diagnostics that are not copied', async () => {
    const options = await world.extension.openOptions();
    await control(options, 'Copy diagnostics');
    await options.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('An invented failure.'));
    });
    await press(options, 'Copy diagnostics');
    await says(options, 'The diagnostics couldn’t be copied.');
    expect(await options.evaluate(() => document.body.innerText)).not.toContain('Copied.');
  });

  test('a backup that is not made', async () => {
    const options = await world.extension.openOptions();
    await control(options, 'Download backup');
    await breakCall(options, 'storage.local.get');
    await press(options, 'Download backup');
    await says(options, 'The backup couldn’t be created.');
  });
});

test('the welcome page says that base URL and key are not saved', async () => {
  const welcome = await world.extension.openPage(world.extension.extensionUrl('welcome.html'));
  await fill(welcome, 'API key', 'sk-never-saved');
  await breakCall(welcome, 'storage.local.set');
  await press(welcome, 'Save');
  await says(welcome, 'Couldn’t save the base URL and key.');
});

describe('what is saved elsewhere', () => {
  test.each(['options.html', 'welcome.html'])(
    'shows in the gateway’s form of %s, and typing there is kept until it is let go of',
    async (path) => {
      const page = await world.extension.openPage(world.extension.extensionUrl(path));
      await control(page, 'API key');
      const options = await world.extension.openOptions();
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
      await says(page, 'Another base URL or key was saved elsewhere.');
      expect(await fieldValue(page, 'API key')).toBe('sk-being-typed');
      await press(page, 'Show saved values');
      await shows(page, 'API key', 'sk-saved-meanwhile');
      await page.close();
      await options.close();
      await saveGateway(world);
    },
  );

  test('shows in selects and numbers, and a number that is being typed is kept', async () => {
    const options = await world.extension.openOptions();
    await control(options, 'Daily limit');
    await saveSettings(world, {
      'look-ups': { version: 'v1', freshHours: 5, dailyLimit: 70 },
      appearance: { language: 'auto', theme: 'dark', density: 'comfortable' },
    });
    await options.bringToFront();
    await shows(options, 'API version', 'v1');
    await shows(options, 'Look up again after (hours)', '5');
    await shows(options, 'Daily limit', '70');
    await shows(options, 'Theme', 'dark');

    await fill(options, 'Daily limit', '33');
    await options.evaluate(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { set(items: object): Promise<void> } } };
      };
      return chrome.storage.local.set({
        'look-ups': { version: 'v1', freshHours: 8, dailyLimit: 90 },
      });
    });
    await says(options, 'This was changed to 90 elsewhere.');
    expect(await fieldValue(options, 'Daily limit')).toBe('33');
    await shows(options, 'Look up again after (hours)', '8');
    await options.keyboard.press('Tab');
    // It is saved now, over what came from elsewhere, and nothing else with it.
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
      .toEqual({ 'look-ups': { version: 'v1', freshHours: 8, dailyLimit: 33 } });
    await saveSettings(world, {
      'look-ups': { version: 'auto', freshHours: 24, dailyLimit: null },
      appearance: { language: 'auto', theme: 'auto', density: 'comfortable' },
    });
  });
});

test('an undo of forgetting the key gives way to a key that was saved since', async () => {
  const options = await world.extension.openOptions();
  await press(options, 'Forget the key');
  await says(options, 'Key and base URL removed');
  const other = await world.extension.openOptions();
  await fill(other, 'Base URL', world.gateway.url);
  await fill(other, 'API key', 'sk-saved-since');
  await press(other, 'Save');
  await other.waitForSelector('.form-status .success');
  await options.bringToFront();
  await shows(options, 'API key', 'sk-saved-since');
  expect(await options.$$('aria/Undo')).toHaveLength(0);
  await options.close();
  await other.close();
  await saveGateway(world);
});

test('keeps both sites that are added at once in two windows, five times of five', async () => {
  const pages = [await world.extension.openOptions(), await world.extension.openOptions()];
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
  await saveSettings(world, { sites: { mode: 'except', except: [], only: [] } });
});
