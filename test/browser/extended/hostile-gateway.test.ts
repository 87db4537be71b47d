import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoGateway, startGateway } from '../../gateway/server.ts';
import { openAndLookUp } from '../support/driver/extension-page.ts';
import { fill, openSidePanel, press, waitForCard } from '../support/driver/index.ts';
import { findUnexpectedIn, findUnexpectedInCard } from '../support/driver/unexpected-markup.ts';
import { forgetFailures, hoverGpt, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();
const noticed: string[] = [];

/** Records what markup or script on a page could do: send requests and open dialogs. */
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
  fixture.extension.browser.on('targetcreated', async (target) => {
    const page = await target.page().catch(() => null);
    if (page) watch(page);
  });
});
afterEach(() => {
  fixture.extension.browser.removeAllListeners('targetcreated');
});

describe('markup and script in all texts of a GPT', () => {
  const rounds = Array.from({ length: 8 }, (_, at) => at);

  test.each(rounds)('are rendered as text in the card, round %i', async () => {
    fixture.gateway.fail({ kind: 'markup' });
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    const { text } = await waitForCard(page, { text: 'onerror=' });
    expect(text).toContain('<script>');
    expect(await findUnexpectedInCard(page)).toEqual([]);
    await expectUnharmed(page);
  });

  test('are rendered as text in popup, panel and history', async () => {
    fixture.gateway.fail({ kind: 'markup' });
    const { id } = fixture.gateway.catalogue.get(untouchedGpt(fixture));
    const panel = await openAndLookUp(fixture.extension, `sidepanel.html#gpt/${id}`);
    await panel.waitForFunction(() => document.body.textContent?.includes('onerror='));
    await expectUnharmed(panel);
    expect(await findUnexpectedIn(panel)).toEqual([]);
    expect(await panel.$$eval('.gpt li', (items) => items.length)).toBeGreaterThan(60);

    const popup = await openAndLookUp(fixture.extension, `popup.html#${id}`);
    await popup.waitForFunction(() => document.body.textContent?.includes('onerror='));
    await expectUnharmed(popup);
    expect(await findUnexpectedIn(popup)).toEqual([]);

    const history = await openSidePanel(fixture.extension, '#history');
    await history.waitForSelector('.gpt-row');
    await expectUnharmed(history);
    expect(await findUnexpectedIn(history)).toEqual([]);
  });

  test('are rendered as text in hits, which contain only GPTs, each once', async () => {
    fixture.gateway.fail({ kind: 'poisoned-hits' });
    const popup = await fixture.extension.openPopup();
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

  test("are rendered as text in the gateway's message on the options page", async () => {
    fixture.gateway.fail({ kind: 'markup-complaint' });
    const options = await fixture.extension.openOptions();
    await press(options, 'Test connection');
    await options.waitForSelector('.findings');
    await expectUnharmed(options);
    expect(await findUnexpectedIn(options)).toEqual([]);
    await forgetFailures(fixture);
  });
});

describe('a name with bidirectional control characters', () => {
  test('is isolated and stripped of them', async () => {
    const { name } = fixture.gateway.catalogue.get('text-bidi-override');
    const page = await hoverGpt(fixture, name);
    const card = await waitForCard(page, { name: /Mirror/ });
    expect(card.name).toBe('Mirror retirW Room');
    expect(card.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('an abnormal response body', () => {
  test.each([
    ['never ends', 'endless-body', 'can’t read'],
    ['is huge', 'huge-body', 'can’t read'],
    ['is a hundred thousand levels deep', 'deep-json', 'can’t read'],
  ] as const)('is rejected with a message within seconds if it %s', async (_, kind, sentence) => {
    fixture.gateway.fail({ kind });
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    await waitForCard(page, { text: sentence, timeoutMs: 10_000 });
    await expect.poll(() => fixture.gateway.stats().inFlight, { timeout: 5000 }).toBe(0);
    fixture.gateway.heal();
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name });
  });

  test('is read if its Content-Type is wrong', async () => {
    fixture.gateway.fail({ kind: 'wrong-type' });
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name });
  });

  test('is reported if it is about another GPT', async () => {
    fixture.gateway.fail({ kind: 'another-id' });
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    await waitForCard(page, { text: 'the gateway returned g-k3IqoCe1l' });
  });
});

describe('a redirect to another server', () => {
  let elsewhere: DemoGateway;
  beforeEach(async () => {
    elsewhere = await startGateway();
  });
  afterEach(() => elsewhere.close());

  test.each(['127.0.0.1', 'localhost'])(
    'is not followed with the key or any request: %s',
    async (host) => {
      const location = `${elsewhere.url.replace('127.0.0.1', host)}/v2/gpts/g-k3IqoCe1l`;
      fixture.gateway.fail({ kind: 'redirect', location });
      const page = await hoverGpt(fixture, untouchedGpt(fixture));
      await waitForCard(page, { text: 'your key isn’t sent there' });
      expect(elsewhere.stats().log).toEqual([]);
      await forgetFailures(fixture);
    },
  );

  test.each([
    ['another private address', (url: string) => url.replace('127.0.0.1', 'localhost'), 0],
    ['an address of ours', (url: string) => url, 1],
  ])('is followed for pictures only within an origin: %s', async (_, of, requests) => {
    const { port } = new URL(elsewhere.url);
    const picture = elsewhere.catalogue.all.find(({ picture }) => picture === 'png');
    const location = `${of(`http://127.0.0.1:${port}`)}/pictures/${picture?.id}.png`;
    fixture.gateway.fail({ kind: 'picture-elsewhere', location });
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name });
    // A fixed wait, to prove that no forbidden request follows.
    await sleep(1000);
    const { log } = elsewhere.stats();
    expect(log).toHaveLength(requests);
    for (const { headers } of log) {
      expect(headers.authorization).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
  });
});
