import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import {
  clickInCard,
  control,
  fill,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import {
  chooseVersion,
  forgetFailures,
  hoverGpt,
  setNumber,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

describe('a gateway without V2', () => {
  afterEach(async () => {
    // The extension tries V2 again as soon as V1 is missing.
    fixture.gateway.heal();
    fixture.gateway.fail({ kind: 'endpoint-missing-v1', endpoint: 'v1' });
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name });
  });

  test.each(['endpoint-missing-html', 'endpoint-missing-v1'] as const)(
    'uses V1 for look-ups and requests V2 only once: %s',
    async (kind) => {
      fixture.gateway.fail({ kind, endpoint: 'v2' });
      const [first, second] = [untouchedGpt(fixture), untouchedGpt(fixture)];
      const card = await waitForCard(await hoverGpt(fixture, first), { name: first });
      expect(card.text).not.toMatch(/gateway/i);
      await waitForCard(await hoverGpt(fixture, second), { name: second });
      const { byEndpoint } = fixture.gateway.stats();
      expect(byEndpoint['id-v2']).toBe(1);
      expect(byEndpoint['id-v1']).toBe(2);
    },
  );

  test('uses V1 for searches', async () => {
    fixture.gateway.fail({ kind: 'endpoint-missing-html', endpoint: 'v2' });
    const popup = await fixture.extension.openPopup();
    await fill(popup, 'Search GPTs', 'code guru');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit');
    expect(fixture.gateway.stats().byEndpoint['search-v1']).toBe(1);
  });
});

test('uses the endpoint version that the user chose', async () => {
  await chooseVersion(fixture, 'v1');
  const name = untouchedGpt(fixture);
  await waitForCard(await hoverGpt(fixture, name), { name });
  expect(fixture.gateway.stats().byEndpoint['id-v2']).toBe(0);
  await chooseVersion(fixture, 'auto');
});

describe('avoiding repeated look-ups', () => {
  test('does not retry a refused key with every hover', async () => {
    fixture.gateway.fail({ kind: 'key-expired' });
    await waitForCard(await hoverGpt(fixture, untouchedGpt(fixture)), { text: 'has expired' });
    await waitForCard(await hoverGpt(fixture, untouchedGpt(fixture)), { text: 'has expired' });
    expect(fixture.gateway.stats().lookups).toBe(1);
    await forgetFailures(fixture);
  });

  test('remembers an unknown GPT', async () => {
    fixture.gateway.fail({ kind: 'unknown-code' });
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { text: 'can’t find this GPT' });
    await waitForCard(await hoverGpt(fixture, name), { text: 'can’t find this GPT' });
    expect(fixture.gateway.stats().lookups).toBe(1);
  });

  test('aborts the request when the pointer leaves before the response', async () => {
    fixture.gateway.delay(3000);
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    await waitForCard(page, { isBusy: true });
    await restAwayFromEverything(page);
    await waitForNoCard(page);
    await expect.poll(() => fixture.gateway.stats().aborted).toBe(1);
  });
});

describe('the daily limit', () => {
  test('stops look-ups with a clear message but still shows cached GPTs', async () => {
    const known = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, known), { name: known });
    await setNumber(fixture, 'Daily limit', '1');
    const page = await hoverGpt(fixture, untouchedGpt(fixture));
    const card = await waitForCard(page, { text: 'all the look-ups that you allow' });
    expect(card.focusables.map(({ name }) => name)).toContain('Open settings');
    await waitForCard(await hoverGpt(fixture, known), { name: known });
    expect(fixture.gateway.stats().lookups).toBe(1);
    await setNumber(fixture, 'Daily limit', '');
  });
});

describe('stale cached GPTs', () => {
  test('shows a stale GPT at once and refreshes it', async () => {
    await setNumber(fixture, 'Look up again after (hours)', '0');
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name });
    fixture.gateway.delay(2000);
    await waitForCard(await hoverGpt(fixture, name), { name, timeoutMs: 1800 });
    const requests = () => {
      const { lookups, inFlight } = fixture.gateway.stats();
      return { lookups, inFlight };
    };
    await expect.poll(requests, { timeout: 8000 }).toEqual({ lookups: 2, inFlight: 0 });
  });

  test('shows a stale GPT with its age when the refresh fails', async () => {
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name });
    fixture.gateway.fail({ kind: 'server-error-500' });
    const page = await hoverGpt(fixture, name);
    const card = await waitForCard(page, { name, text: 'This may be out of date.' });
    expect(card.text).toContain('error 500');
    await setNumber(fixture, 'Look up again after (hours)', '24');
  });
});

test('shows the gateway’s own message under “Details” in an extension page without another look-up', async () => {
  fixture.gateway.fail({ kind: 'key-exhausted' });
  const page = await hoverGpt(fixture, untouchedGpt(fixture));
  const card = await waitForCard(page, { text: 'quota is used up' });
  expect(card.text).not.toContain('额度');
  const before = new Set(await fixture.extension.browser.pages());
  await clickInCard(page, 'button', 'Details');
  const details = await newPage(before);
  await details.waitForSelector('.gateway-message');
  expect(await details.$eval('.gateway-message', ({ textContent }) => textContent)).toContain(
    '该令牌额度已用尽',
  );
  expect(fixture.gateway.stats().lookups).toBe(1);
  await forgetFailures(fixture);
});

async function newPage(before: Set<Page>): Promise<Page> {
  for (let tries = 0; tries < 50; tries++) {
    const page = (await fixture.extension.browser.pages()).find((each) => !before.has(each));
    if (page) return page;
    await sleep(100);
  }
  throw new Error('No tab was opened.');
}

test('copies diagnostics with the last failures but without the key', async () => {
  const options = await fixture.extension.openOptions();
  await options.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      document.title = text;
    };
  });
  await (await control(options, 'Copy diagnostics')).click();
  await options.waitForFunction(() => document.title.includes('Last failures'));
  const text = await options.evaluate(() => document.title);
  expect(text).toContain('key-refused');
  expect(text).toContain('in database');
  expect(text).not.toContain(fixture.gateway.key);
});
