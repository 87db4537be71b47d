import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { evaluateInContentScript } from '../support/driver/content-script.ts';
import { control, fill, hover, press, waitForCard } from '../support/driver/index.ts';
import { onlyIn, openDemoPage, saveGateway, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture({ isSetUp: false });

async function typeAccess(options: Page, baseUrl: string, apiKey: string): Promise<void> {
  await fill(options, 'Base URL', baseUrl);
  await fill(options, 'API key', apiKey);
}

async function waitForStatus(options: Page, words: string): Promise<string> {
  await options.waitForFunction(
    (expected) => document.body.innerText.includes(expected),
    { timeout: 5000 },
    words,
  );
  return options.$eval('.form-status', (outcome) => (outcome as HTMLElement).innerText);
}

/** The saved base URL and key, read from a newly opened options page. */
async function savedAccess(): Promise<{ baseUrl: string; apiKey: string }> {
  const options = await fixture.extension.openOptions();
  await control(options, 'API key');
  const access = await options.evaluate(() => {
    const typed = (id: string) => (document.getElementById(id) as HTMLInputElement).value;
    return { baseUrl: typed('base-url'), apiKey: typed('api-key') };
  });
  await options.close();
  return access;
}

/** Reads an item of the extension's local storage. */
function inStorage(options: Page, name: string): Promise<object> {
  return options.evaluate((wanted) => {
    const { chrome } = globalThis as unknown as Extension;
    return chrome.storage.local.get(wanted);
  }, name);
}

interface Extension {
  chrome: { storage: { local: { get(name: string): Promise<object> } } };
}

describe('before setup', () => {
  test('shows “Not set up yet” in the card with a button to the options', async () => {
    const page = await openDemoPage(fixture);
    await hover(page, '#link-documented');
    const card = await waitForCard(page, { text: 'Not set up yet' });
    expect(card.focusables.map(({ name }) => name)).toContain('Set up');
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('shows a setup button in the popup', async () => {
    const popup = await fixture.extension.openPopup();
    await control(popup, 'Set up');
  });
});

describe('“Test connection”', () => {
  test('reports which endpoints work and saves nothing', async () => {
    const options = await fixture.extension.openOptions();
    await typeAccess(options, fixture.gateway.url, fixture.gateway.key);
    await press(options, 'Test connection');
    const found = await waitForStatus(options, 'GPTs can be looked up (V2)');
    expect(found).toMatch(/Gateway reached in \d+ ms/);
    expect(found).toContain('Key accepted');
    for (const line of ['searched (V2)', 'looked up (V1)', 'searched (V1)', 'all GPT Lens needs']) {
      expect(found).toContain(line);
    }
    expect(fixture.gateway.stats().lookups).toBe(4);
    expect(await savedAccess()).toEqual({ baseUrl: '', apiKey: '' });
  });

  test('distinguishes a refused key from an unreachable gateway', async () => {
    const options = await fixture.extension.openOptions();
    await typeAccess(options, fixture.gateway.url, 'sk-wrong');
    await press(options, 'Test connection');
    const refused = await waitForStatus(options, 'Key refused');
    expect(refused).toContain('Gateway reached');
    await typeAccess(options, 'http://127.0.0.1:9', 'sk-wrong');
    await press(options, 'Test connection');
    const gone = await waitForStatus(options, 'Gateway not reached');
    expect(gone).toContain('Key couldn’t be tested');
    // Browsers do not tell an extension whether the name, the server or the certificate is at fault, so the message
    // says where to look.
    expect(gone).toContain('Open the base URL in a tab');
  });

  test('distinguishes a web page from a gateway', async () => {
    const options = await fixture.extension.openOptions();
    await typeAccess(options, fixture.pages.url, 'sk-any');
    await press(options, 'Test connection');
    await waitForStatus(options, 'No GPT look-up (V2) at this address');
  });
});

describe('“Test connection” without V2', () => {
  test('finds V1 and uses it once saved', async () => {
    fixture.gateway.fail({ kind: 'endpoint-missing-html', endpoint: 'v2' });
    const options = await fixture.extension.openOptions();
    await typeAccess(options, fixture.gateway.url, fixture.gateway.key);
    await press(options, 'Test connection');
    const found = await waitForStatus(options, 'GPTs can be looked up (V1)');
    expect(found).toContain('No GPT look-up (V2) at this address');
    await press(options, 'Save');
    await waitForStatus(options, 'Saved.');
    fixture.gateway.resetStats();
    const page = await openDemoPage(fixture);
    await hover(page, '#link-penny-pilot');
    await waitForCard(page, { name: 'Penny Pilot' });
    expect(fixture.gateway.stats().byEndpoint).toMatchObject({ 'id-v1': 1, 'id-v2': 0 });
    const again = await fixture.extension.openOptions();
    await press(again, 'Forget the key');
    await waitForStatus(again, 'Key and base URL removed');
  });
});

describe('invalid gateway settings', () => {
  test.each([
    ['no URL', 'not a url', 'sk-1', 'This isn’t a web address'],
    ['another scheme', 'ftp://gateway.example', 'sk-1', 'must start with https://'],
    ['a password in the address', 'https://a:b@gateway.example', 'sk-1', 'before the @'],
    ['an unencrypted address', 'http://gateway.example', 'sk-1', 'isn’t encrypted'],
    ['no key', 'https://gateway.example', ' ', 'Enter your key'],
    ['a space in the key', 'https://gateway.example', 'sk-1 2', 'space or line break'],
    ['letters no key has', 'https://gateway.example', 'sk-密钥', 'invalid characters'],
  ])('rejects %s with a message and saves nothing', async (_, baseUrl, apiKey, sentence) => {
    const options = await fixture.extension.openOptions();
    await typeAccess(options, baseUrl, apiKey);
    await press(options, 'Save');
    await waitForStatus(options, sentence);
    expect(JSON.stringify(await inStorage(options, 'gateway'))).not.toContain('baseUrl');
  });
});

describe('saving the gateway', () => {
  test('removes from base URL and key what people paste along with them', async () => {
    const options = await fixture.extension.openOptions();
    await typeAccess(options, ` ${fixture.gateway.url}/v1/ `, ` Bearer ${fixture.gateway.key} `);
    await press(options, 'Save');
    await waitForStatus(options, 'Saved.');
    expect(await savedAccess()).toEqual({
      baseUrl: fixture.gateway.url,
      apiKey: fixture.gateway.key,
    });
  });

  test('keeps the saved gateway when a later attempt is invalid', async () => {
    await saveGateway(fixture);
    const options = await fixture.extension.openOptions();
    await typeAccess(options, 'nonsense', '');
    await press(options, 'Save');
    await waitForStatus(options, 'This isn’t a web address');
    expect((await savedAccess()).apiKey).toBe(fixture.gateway.key);
  });

  test('forgets base URL and key on “Forget the key”', async () => {
    await saveGateway(fixture);
    const options = await fixture.extension.openOptions();
    await press(options, 'Forget the key');
    await waitForStatus(options, 'Key and base URL removed');
    expect(await savedAccess()).toEqual({ baseUrl: '', apiKey: '' });
  });
});

test('masks the key until it is revealed', async () => {
  await saveGateway(fixture);
  const options = await fixture.extension.openOptions();
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
  'denies content scripts access to the key in storage',
  onlyIn('chromium', 'Firefox cannot restrict storage access of content scripts'),
  async () => {
    await saveGateway(fixture);
    const page = await openDemoPage(fixture);
    const run = await evaluateInContentScript(page, fixture.extension.extensionUrl(''));
    await expect(run('chrome.storage.local.get()')).rejects.toThrow(
      /Access to storage is not allowed/,
    );
  },
);
