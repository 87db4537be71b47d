import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { evaluateInContentScript } from '../support/driver/content-script.ts';
import { control, fill, hover, press, waitForCard } from '../support/driver/index.ts';
import { openDemoPage, saveGateway, useFixture } from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture({ isSetUp: false });

async function typeAccess(options: Page, baseUrl: string, apiKey: string): Promise<void> {
  await fill(options, 'Base URL', baseUrl);
  await fill(options, 'API key', apiKey);
}

async function says(options: Page, words: string): Promise<string> {
  await options.waitForFunction(
    (expected) => document.body.innerText.includes(expected),
    { timeout: 5000 },
    words,
  );
  return options.$eval('.form-status', (outcome) => (outcome as HTMLElement).innerText);
}

/** What is saved, as a fresh look at the page shows it. */
async function savedAccess(): Promise<{ baseUrl: string; apiKey: string }> {
  const options = await world.extension.openOptions();
  await control(options, 'API key');
  const access = await options.evaluate(() => {
    const typed = (id: string) => (document.getElementById(id) as HTMLInputElement).value;
    return { baseUrl: typed('base-url'), apiKey: typed('api-key') };
  });
  await options.close();
  return access;
}

/** What lies in the extension's storage under a name. */
function inStorage(options: Page, name: string): Promise<object> {
  return options.evaluate((wanted) => {
    const { chrome } = globalThis as unknown as Extension;
    return chrome.storage.local.get(wanted);
  }, name);
}

interface Extension {
  chrome: { storage: { local: { get(name: string): Promise<object> } } };
}

describe('before anything is set up', () => {
  test('the card says so and leads to the options', async () => {
    const page = await openDemoPage(world);
    await hover(page, '#link-documented');
    const card = await waitForCard(page, { text: 'Not set up yet' });
    expect(card.focusables.map(({ name }) => name)).toContain('Set up');
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('the popup says so', async () => {
    const popup = await world.extension.openPopup();
    await control(popup, 'Set up');
  });
});

describe('testing the connection', () => {
  test('says what works, and saves nothing', async () => {
    const options = await world.extension.openOptions();
    await typeAccess(options, world.gateway.url, world.gateway.key);
    await press(options, 'Test connection');
    const found = await says(options, 'GPTs can be looked up (V2)');
    expect(found).toMatch(/Gateway reached in \d+ ms/);
    expect(found).toContain('Key accepted');
    for (const line of ['searched (V2)', 'looked up (V1)', 'searched (V1)', 'all GPT Lens needs']) {
      expect(found).toContain(line);
    }
    expect(world.gateway.stats().lookups).toBe(4);
    expect(await savedAccess()).toEqual({ baseUrl: '', apiKey: '' });
  });

  test('tells a refused key from a gateway that is not there', async () => {
    const options = await world.extension.openOptions();
    await typeAccess(options, world.gateway.url, 'sk-wrong');
    await press(options, 'Test connection');
    const refused = await says(options, 'Key refused');
    expect(refused).toContain('Gateway reached');
    await typeAccess(options, 'http://127.0.0.1:9', 'sk-wrong');
    await press(options, 'Test connection');
    const gone = await says(options, 'Gateway not reached');
    expect(gone).toContain('Key couldn’t be tested');
    // No browser tells an extension whether name, server or certificate is at fault: it is told where that can be seen.
    expect(gone).toContain('Open the base URL in a tab');
  });

  test('tells a web page from a gateway', async () => {
    const options = await world.extension.openOptions();
    await typeAccess(options, world.pages.url, 'sk-any');
    await press(options, 'Test connection');
    await says(options, 'No GPT look-up (V2) at this address');
  });
});

describe('testing a gateway', () => {
  test('without V2 finds V1, which is used once it is saved', async () => {
    world.gateway.fail({ kind: 'endpoint-missing-html', endpoint: 'v2' });
    const options = await world.extension.openOptions();
    await typeAccess(options, world.gateway.url, world.gateway.key);
    await press(options, 'Test connection');
    const found = await says(options, 'GPTs can be looked up (V1)');
    expect(found).toContain('No GPT look-up (V2) at this address');
    await press(options, 'Save');
    await says(options, 'Saved.');
    world.gateway.resetStats();
    const page = await openDemoPage(world);
    await hover(page, '#link-penny-pilot');
    await waitForCard(page, { name: 'Penny Pilot' });
    expect(world.gateway.stats().byEndpoint).toMatchObject({ 'id-v1': 1, 'id-v2': 0 });
    const again = await world.extension.openOptions();
    await press(again, 'Forget the key');
    await says(again, 'Key and base URL removed');
  });
});

describe('what cannot be right', () => {
  test.each([
    ['no URL', 'not a url', 'sk-1', 'This isn’t a web address'],
    ['another scheme', 'ftp://gateway.example', 'sk-1', 'must start with https://'],
    ['a password in the address', 'https://a:b@gateway.example', 'sk-1', 'before the @'],
    ['an unencrypted address', 'http://gateway.example', 'sk-1', 'isn’t encrypted'],
    ['no key', 'https://gateway.example', ' ', 'Enter your key'],
    ['a space in the key', 'https://gateway.example', 'sk-1 2', 'space or line break'],
    ['letters no key has', 'https://gateway.example', 'sk-密钥', 'invalid characters'],
  ])('%s is told in a sentence, and nothing is saved', async (_, baseUrl, apiKey, sentence) => {
    const options = await world.extension.openOptions();
    await typeAccess(options, baseUrl, apiKey);
    await press(options, 'Save');
    await says(options, sentence);
    expect(await inStorage(options, 'gateway')).toEqual({});
  });
});

describe('saving', () => {
  test('keeps the base URL without what people paste around it', async () => {
    const options = await world.extension.openOptions();
    await typeAccess(options, ` ${world.gateway.url}/v1/ `, ` Bearer ${world.gateway.key} `);
    await press(options, 'Save');
    await says(options, 'Saved.');
    expect(await savedAccess()).toEqual({
      baseUrl: world.gateway.url,
      apiKey: world.gateway.key,
    });
  });

  test('loses nothing that was saved when a later try is wrong', async () => {
    await saveGateway(world);
    const options = await world.extension.openOptions();
    await typeAccess(options, 'nonsense', '');
    await press(options, 'Save');
    await says(options, 'This isn’t a web address');
    expect((await savedAccess()).apiKey).toBe(world.gateway.key);
  });

  test('can be taken back', async () => {
    await saveGateway(world);
    const options = await world.extension.openOptions();
    await press(options, 'Forget the key');
    await says(options, 'Key and base URL removed');
    expect(await savedAccess()).toEqual({ baseUrl: '', apiKey: '' });
  });
});

test('the key is masked until it is revealed', async () => {
  await saveGateway(world);
  const options = await world.extension.openOptions();
  const masking = () =>
    options.$eval('#api-key', (input) =>
      getComputedStyle(input).getPropertyValue('-webkit-text-security'),
    );
  await control(options, 'API key');
  expect(await masking()).toBe('disc');
  await press(options, 'Show');
  expect(await masking()).toBe('none');
});

test(
  'a content script cannot read the key from the storage',
  onlyIn('chromium', 'Firefox cannot close its storage to content scripts'),
  async () => {
    await saveGateway(world);
    const page = await openDemoPage(world);
    const run = await evaluateInContentScript(page, world.extension.extensionUrl(''));
    await expect(run('chrome.storage.local.get()')).rejects.toThrow(
      /Access to storage is not allowed/,
    );
  },
);
