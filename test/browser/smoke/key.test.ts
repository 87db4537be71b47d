import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoGateway, startGateway } from '../../gateway/server.ts';
import { lookUp } from '../support/driver/extension-page.ts';
import { takeHeapSnapshot } from '../support/driver/heap-counts.ts';
import { control, fill, press, readCard, waitForCard } from '../support/driver/index.ts';
import {
  browserKind,
  hoverGpt,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();
/** Console output of pages and background, and the URLs that pages request. */
const output: string[] = [];

function listen(page: Page): void {
  page.on('console', (message) => output.push(message.text()));
  page.on('pageerror', (error) => output.push(String((error as Error).stack)));
  page.on('request', (request) => output.push(request.url()));
}

beforeEach(async () => {
  output.length = 0;
  fixture.extension.browser.on('targetcreated', async (target) => {
    const page = await target.page().catch(() => null);
    if (page) listen(page);
  });
});
afterEach(() => {
  fixture.extension.browser.removeAllListeners('targetcreated');
});

function expectNoKey(text: string, where: string): void {
  expect(text.includes(fixture.gateway.key), `the key in ${where}`).toBe(false);
}

/** Opens an extension page that records the messages it sends and receives. */
async function openRecording(path: string): Promise<Page> {
  const page = await fixture.extension.openPage('about:blank');
  await page.evaluateOnNewDocument(() => {
    const recorded: string[] = [];
    Object.assign(globalThis, { recorded });
    const { runtime } = (
      globalThis as unknown as {
        chrome: { runtime: Record<string, (...args: unknown[]) => unknown> };
      }
    ).chrome;
    const { sendMessage, connect } = runtime;
    if (!sendMessage || !connect) return;
    runtime.sendMessage = async (...args) => {
      const answer = await sendMessage.apply(runtime, args);
      recorded.push(JSON.stringify([args, answer]));
      return answer;
    };
    runtime.connect = (...args) => {
      const port = connect.apply(runtime, args) as {
        onMessage: { addListener(listener: (message: unknown) => void): void };
      };
      port.onMessage.addListener((message) => recorded.push(JSON.stringify(message)));
      return port;
    };
  });
  await page.goto(fixture.extension.extensionUrl(path), { waitUntil: [] });
  await page.waitForSelector('#page > *');
  return page;
}

/** Firefox's driver cannot run a script before an extension page's own scripts. */
async function expectNoKeyInMessages(page: Page): Promise<void> {
  if (browserKind === 'firefox') return;
  const recorded = await page.evaluate(
    () => (globalThis as unknown as { recorded: string[] }).recorded,
  );
  if (/popup|sidepanel/.test(page.url())) expect(recorded.length).toBeGreaterThan(0);
  expectNoKey(recorded.join('\n'), `the messages of ${page.url()}`);
}

function markup(page: Page): Promise<string> {
  return page.evaluate(
    () => document.documentElement.outerHTML + JSON.stringify({ ...localStorage }) + location.href,
  );
}

/** Extension pages share one heap, so the options page, which does hold the key, must not be open. */
async function expectNoKeyInMemory(page: Page, popup: Page, panel: Page): Promise<void> {
  // Prove with a marker that a heap snapshot contains strings at all.
  await page.evaluate(() => Object.assign(globalThis, { mark: ['find', 'me', 'here'].join('-') }));
  const heap = await takeHeapSnapshot(page);
  expect(heap).toContain('find-me-here');
  expectNoKey(heap, 'the memory of a web page');
  expectNoKey(await takeHeapSnapshot(popup), 'the memory of the popup');
  expectNoKey(await takeHeapSnapshot(panel), 'the memory of the side panel');
}

test('sends the key in one header to one origin and exposes it nowhere else', async () => {
  const failing = untouchedGpt(fixture);
  const page = await hoverGpt(fixture, untouchedGpt(fixture));
  await waitForCard(page, { isBusy: false });
  expectNoKey(JSON.stringify(await readCard(page)), 'the card');

  fixture.gateway.fail({ kind: 'server-error-500', times: 1 });
  const failed = await hoverGpt(fixture, failing);
  await waitForCard(failed, { text: 'error 500' });

  const { id } = fixture.gateway.catalogue.get(untouchedGpt(fixture));
  const popup = await openRecording('popup.html');
  await fill(popup, 'Search GPTs', 'contract');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.hit');
  const panel = await openRecording(`sidepanel.html#gpt/${id}`);
  await lookUp(panel);
  await panel.waitForSelector('.gpt');
  if (browserKind === 'chromium') await expectNoKeyInMemory(page, popup, panel);

  const welcome = await openRecording('welcome.html');
  const options = await openRecording('options.html');
  await control(options, 'Copy diagnostics');
  const diagnostics = await options.evaluate(() =>
    (
      globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: object): Promise<string> } };
      }
    ).chrome.runtime.sendMessage({ type: 'get-diagnostics' }),
  );
  expect(diagnostics).toContain('Last failures');
  expectNoKey(diagnostics, 'the diagnostics');

  for (const each of [popup, panel, welcome, options]) {
    expectNoKey(await markup(each), `the markup of ${each.url()}`);
    await expectNoKeyInMessages(each);
  }
  expectNoKey(output.join('\n'), 'consoles and addresses');

  const { log } = fixture.gateway.stats();
  expect(log.length).toBeGreaterThan(4);
  for (const { url, headers } of log) {
    expectNoKey(url, 'an address');
    const { authorization, ...others } = headers;
    expectNoKey(JSON.stringify(others), 'another header');
    expect(authorization, url).toBe(
      url.startsWith('/pictures/') ? undefined : `Bearer ${fixture.gateway.key}`,
    );
  }
});

describe('a changed base URL', () => {
  let other: DemoGateway;
  beforeEach(async () => {
    other = await startGateway({ key: 'sk-of-the-other-gateway' });
  });
  afterEach(() => other.close());

  test('gets no key while it is typed but neither tested nor saved', async () => {
    const options = await fixture.extension.openOptions();
    await fill(options, 'Base URL', other.url);
    await options.keyboard.press('Tab');
    await pause(500);
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name });
    expect(other.stats().log).toEqual([]);
    await options.close();
    const again = await fixture.extension.openOptions();
    const typed = await (await control(again, 'Base URL')).evaluate(
      (box) => (box as HTMLInputElement).value,
    );
    expect(typed).toBe(fixture.gateway.url);
  });

  test('gets only the key that was saved with it, and the previous gateway gets no more requests', async () => {
    const options = await fixture.extension.openOptions();
    await fill(options, 'Base URL', other.url);
    await fill(options, 'API key', other.key);
    await press(options, 'Save');
    await options.waitForSelector('.form-status .success');
    fixture.gateway.resetStats();
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name });
    expect(fixture.gateway.stats().log).toEqual([]);
    const keys = other
      .stats()
      .log.map(({ headers }) => headers.authorization)
      .filter(Boolean);
    expect(new Set(keys)).toEqual(new Set([`Bearer ${other.key}`]));
  });

  test('leaves no key in storage after “Forget the key”', async () => {
    const options = await fixture.extension.openOptions();
    await press(options, 'Forget the key');
    await options.waitForSelector('.form-status .success');
    const stored = await options.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: Record<'local' | 'session', { get(): Promise<object> }> };
      };
      return JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]);
    });
    expect(stored).not.toMatch(/sk-/);
    expect(
      await control(options, 'API key').then((box) =>
        box.evaluate((field) => (field as HTMLInputElement).value),
      ),
    ).toBe('');
  });
});
