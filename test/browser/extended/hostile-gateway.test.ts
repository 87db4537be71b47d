import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoGateway, startGateway } from '../../gateway/server.ts';
import { fill, openSidePanel, press, waitForCard } from '../support/driver/index.ts';
import { openAndLookUp } from '../support/driver/look-up.ts';
import { findUnexpectedIn, findUnexpectedInCard } from '../support/driver/unexpected-markup.ts';
import { forgetFailures, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();
const noticed: string[] = [];

/** Notes what markup or script could do on a page: ask, open a dialog, leave a mark. */
function watch(page: Page): Page {
  page.on('dialog', (dialog) => {
    noticed.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (/evil\.example|passwd/.test(request.url())) noticed.push(request.url());
  });
  return page;
}

async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  expect(noticed).toEqual([]);
}

beforeEach(async () => {
  noticed.length = 0;
  world.extension.browser.on('targetcreated', async (target) => {
    const page = await target.page().catch(() => null);
    if (page) watch(page);
  });
});
afterEach(() => {
  world.extension.browser.removeAllListeners('targetcreated');
});

describe('markup and script in every text of a GPT', () => {
  const rounds = Array.from({ length: 8 }, (_, at) => at);

  test.each(rounds)('are text in the card, round %i', async () => {
    world.gateway.fail({ kind: 'markup' });
    const page = await hoverGpt(world, untouchedGpt(world));
    const { text } = await waitForCard(page, { text: 'onerror=' });
    expect(text).toContain('<script>');
    expect(await findUnexpectedInCard(page)).toEqual([]);
    await expectUnharmed(page);
  });

  test('are text in popup, panel and history', async () => {
    world.gateway.fail({ kind: 'markup' });
    const { id } = world.gateway.catalogue.get(untouchedGpt(world));
    const panel = await openAndLookUp(world.extension, `sidepanel.html#gpt/${id}`);
    await panel.waitForFunction(() => document.body.textContent?.includes('onerror='));
    await expectUnharmed(panel);
    expect(await findUnexpectedIn(panel)).toEqual([]);
    expect(await panel.$$eval('.gpt li', (items) => items.length)).toBeGreaterThan(60);

    const popup = await openAndLookUp(world.extension, `popup.html#${id}`);
    await popup.waitForFunction(() => document.body.textContent?.includes('onerror='));
    await expectUnharmed(popup);
    expect(await findUnexpectedIn(popup)).toEqual([]);

    const history = await openSidePanel(world.extension, '#history');
    await history.waitForSelector('.gpt-row');
    await expectUnharmed(history);
    expect(await findUnexpectedIn(history)).toEqual([]);
  });

  test('are text in hits, which lead to GPTs only, each once', async () => {
    world.gateway.fail({ kind: 'poisoned-hits' });
    const popup = await world.extension.openPopup();
    await fill(popup, 'Search GPTs', 'anything');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit');
    await expectUnharmed(popup);
    expect(await findUnexpectedIn(popup)).toEqual([]);
    const names = await popup.$$eval('.hit strong', (all) =>
      all.map(({ textContent }) => textContent),
    );
    expect(names.filter((name) => name?.startsWith('Code Guru'))).toHaveLength(1);
    expect(names).not.toContain('Up and away');
    expect(names).not.toContain('No id');
    expect(names.length).toBeGreaterThan(60);
  });

  test('are text in what the options and Details show of a refusal', async () => {
    world.gateway.fail({ kind: 'markup-complaint' });
    const options = await world.extension.openOptions();
    await press(options, 'Test connection');
    await options.waitForSelector('.findings');
    await expectUnharmed(options);
    expect(await findUnexpectedIn(options)).toEqual([]);
    await forgetFailures(world);
  });
});

describe('a name that would turn around what stands after it', () => {
  test('is isolated and without its tricks', async () => {
    const { name } = world.gateway.catalogue.get('text-bidi-override');
    const page = await hoverGpt(world, name);
    const card = await waitForCard(page, { name: /Mirror/ });
    expect(card.name).toBe('Mirror retirW Room');
    expect(card.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('a body that', () => {
  test.each([
    ['never ends', 'endless-body', 'can’t read'],
    ['is huge', 'huge-body', 'can’t read'],
    ['is a hundred thousand levels deep', 'deep-json', 'can’t read'],
  ] as const)('%s is refused in a sentence, within seconds', async (_, kind, sentence) => {
    world.gateway.fail({ kind });
    const page = await hoverGpt(world, untouchedGpt(world));
    await waitForCard(page, { text: sentence, timeoutMs: 10_000 });
    await expect.poll(() => world.gateway.stats().inFlight, { timeout: 5000 }).toBe(0);
    world.gateway.heal();
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name });
  });

  test('is data under another name is data all the same', async () => {
    world.gateway.fail({ kind: 'wrong-type' });
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name });
  });

  test('is about another GPT says so', async () => {
    world.gateway.fail({ kind: 'another-id' });
    const page = await hoverGpt(world, untouchedGpt(world));
    await waitForCard(page, { text: 'the gateway returned g-k3IqoCe1l' });
  });
});

describe('a gateway that sends us elsewhere', () => {
  let elsewhere: DemoGateway;
  beforeEach(async () => {
    elsewhere = await startGateway();
  });
  afterEach(() => elsewhere.close());

  test.each(['127.0.0.1', 'localhost'])('to %s: neither key nor request follows', async (host) => {
    const location = `${elsewhere.url.replace('127.0.0.1', host)}/v2/gpts/g-k3IqoCe1l`;
    world.gateway.fail({ kind: 'redirect', location });
    const page = await hoverGpt(world, untouchedGpt(world));
    await waitForCard(page, { text: 'your key isn’t sent there' });
    expect(elsewhere.stats().log).toEqual([]);
    await forgetFailures(world);
  });

  test.each([
    ['another private address', (url: string) => url.replace('127.0.0.1', 'localhost'), 0],
    ['an address of ours', (url: string) => url, 1],
  ])('for a picture, at %s', async (_, of, asked) => {
    const { port } = new URL(elsewhere.url);
    const picture = elsewhere.catalogue.all.find(({ picture }) => picture === 'png');
    const location = `${of(`http://127.0.0.1:${port}`)}/pictures/${picture?.id}.png`;
    world.gateway.fail({ kind: 'picture-elsewhere', location });
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name });
    await sleep(1000);
    const { log } = elsewhere.stats();
    expect(log).toHaveLength(asked);
    for (const { headers } of log) {
      expect(headers.authorization).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
  });
});
