import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoGateway, startGateway } from '../../gateway/server.ts';
import { takeHeapSnapshot } from '../support/driver/heap-snapshot.ts';
import { control, fill, press, readCard, waitForCard } from '../support/driver/index.ts';
import { lookUp } from '../support/driver/look-up.ts';
import {
  browserKind,
  hoverGpt,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const world = useFixture();
/** All that pages and the background say on their consoles, and all that is asked for by pages. */
const said: string[] = [];

function listen(page: Page): void {
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String((error as Error).stack)));
  page.on('request', (request) => said.push(request.url()));
}

beforeEach(async () => {
  said.length = 0;
  world.extension.browser.on('targetcreated', async (target) => {
    const page = await target.page().catch(() => null);
    if (page) listen(page);
  });
});
afterEach(() => {
  world.extension.browser.removeAllListeners('targetcreated');
});

function expectNoKey(text: string, where: string): void {
  expect(text.includes(world.gateway.key), `the key in ${where}`).toBe(false);
}

/** A page of the extension that notes every message it sends and gets. */
async function openRecorded(path: string): Promise<Page> {
  const page = await world.extension.openPage('about:blank');
  await page.evaluateOnNewDocument(() => {
    const noted: string[] = [];
    Object.assign(globalThis, { noted });
    const { runtime } = (
      globalThis as unknown as {
        chrome: { runtime: Record<string, (...args: unknown[]) => unknown> };
      }
    ).chrome;
    const { sendMessage, connect } = runtime;
    if (!sendMessage || !connect) return;
    runtime.sendMessage = async (...args) => {
      const answer = await sendMessage.apply(runtime, args);
      noted.push(JSON.stringify([args, answer]));
      return answer;
    };
    runtime.connect = (...args) => {
      const port = connect.apply(runtime, args) as {
        onMessage: { addListener(hear: (told: unknown) => void): void };
      };
      port.onMessage.addListener((told) => noted.push(JSON.stringify(told)));
      return port;
    };
  });
  await page.goto(world.extension.extensionUrl(path), { waitUntil: [] });
  await page.waitForSelector('#page > *');
  return page;
}

/** Firefox lets no driver's script run before a page of the extension. */
async function expectNoKeyInMessages(page: Page): Promise<void> {
  if (browserKind === 'firefox') return;
  const noted = await page.evaluate(() => (globalThis as unknown as { noted: string[] }).noted);
  if (/popup|sidepanel/.test(page.url())) expect(noted.length).toBeGreaterThan(0);
  expectNoKey(noted.join('\n'), `the messages of ${page.url()}`);
}

function markup(page: Page): Promise<string> {
  return page.evaluate(
    () => document.documentElement.outerHTML + JSON.stringify({ ...localStorage }) + location.href,
  );
}

/** Pages of the extension share one memory: the options, which do hold the key, must not be open by now. */
async function expectNoKeyInMemory(page: Page, popup: Page, panel: Page): Promise<void> {
  // A mark that is there shows that the search would find one.
  await page.evaluate(() => Object.assign(globalThis, { mark: ['find', 'me', 'here'].join('-') }));
  const heap = await takeHeapSnapshot(page);
  expect(heap).toContain('find-me-here');
  expectNoKey(heap, 'the memory of a web page');
  expectNoKey(await takeHeapSnapshot(popup), 'the memory of the popup');
  expectNoKey(await takeHeapSnapshot(panel), 'the memory of the side panel');
}

test('the key is in one header of requests to one origin, and nowhere else that anybody sees', async () => {
  const failing = untouchedGpt(world);
  const page = await hoverGpt(world, untouchedGpt(world));
  await waitForCard(page, { isBusy: false });
  expectNoKey(JSON.stringify(await readCard(page)), 'the card');

  world.gateway.fail({ kind: 'server-error-500', times: 1 });
  const failed = await hoverGpt(world, failing);
  await waitForCard(failed, { text: 'error 500' });

  const { id } = world.gateway.catalogue.get(untouchedGpt(world));
  const popup = await openRecorded('popup.html');
  await fill(popup, 'Search GPTs', 'contract');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.hit');
  const panel = await openRecorded(`sidepanel.html#gpt/${id}`);
  await lookUp(panel);
  await panel.waitForSelector('.gpt');
  if (browserKind === 'chromium') await expectNoKeyInMemory(page, popup, panel);

  const welcome = await openRecorded('welcome.html');
  const options = await openRecorded('options.html');
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
  expectNoKey(said.join('\n'), 'consoles and addresses');

  const { log } = world.gateway.stats();
  expect(log.length).toBeGreaterThan(4);
  for (const { url, headers } of log) {
    expectNoKey(url, 'an address');
    const { authorization, ...others } = headers;
    expectNoKey(JSON.stringify(others), 'another header');
    expect(authorization, url).toBe(
      url.startsWith('/pictures/') ? undefined : `Bearer ${world.gateway.key}`,
    );
  }
});

describe('another base URL in the options', () => {
  let other: DemoGateway;
  beforeEach(async () => {
    other = await startGateway({ key: 'sk-of-the-other-gateway' });
  });
  afterEach(() => other.close());

  test('gets no key by being typed, and none until it is tested or saved', async () => {
    const options = await world.extension.openOptions();
    await fill(options, 'Base URL', other.url);
    await options.keyboard.press('Tab');
    await pause(500);
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name });
    expect(other.stats().log).toEqual([]);
    await options.close();
    const again = await world.extension.openOptions();
    const typed = await (await control(again, 'Base URL')).evaluate(
      (box) => (box as HTMLInputElement).value,
    );
    expect(typed).toBe(world.gateway.url);
  });

  test('saved with another key, gets that one, and the old gateway nothing more', async () => {
    const options = await world.extension.openOptions();
    await fill(options, 'Base URL', other.url);
    await fill(options, 'API key', other.key);
    await press(options, 'Save');
    await options.waitForSelector('.form-status .success');
    world.gateway.resetStats();
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name });
    expect(world.gateway.stats().log).toEqual([]);
    const keys = other
      .stats()
      .log.map(({ headers }) => headers.authorization)
      .filter(Boolean);
    expect(new Set(keys)).toEqual(new Set([`Bearer ${other.key}`]));
  });

  test('a key that is forgotten is nowhere in what is kept', async () => {
    const options = await world.extension.openOptions();
    await press(options, 'Forget the key');
    await options.waitForSelector('.form-status .success');
    const kept = await options.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: Record<'local' | 'session', { get(): Promise<object> }> };
      };
      return JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]);
    });
    expect(kept).not.toMatch(/sk-/);
    expect(
      await control(options, 'API key').then((box) =>
        box.evaluate((field) => (field as HTMLInputElement).value),
      ),
    ).toBe('');
  });
});
