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
  forgetFailures,
  hoverGpt,
  selectOption,
  setNumber,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const world = useFixture();

describe('a gateway without V2', () => {
  afterEach(async () => {
    // V2 is found again as soon as V1 is gone.
    world.gateway.heal();
    world.gateway.fail({ kind: 'endpoint-missing-v1', endpoint: 'v1' });
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name });
  });

  test.each(['endpoint-missing-html', 'endpoint-missing-v1'] as const)(
    'is read through V1 unnoticed, and V2 is not knocked at again: %s',
    async (kind) => {
      world.gateway.fail({ kind, endpoint: 'v2' });
      const [first, second] = [untouchedGpt(world), untouchedGpt(world)];
      const card = await waitForCard(await hoverGpt(world, first), { name: first });
      expect(card.text).not.toMatch(/gateway/i);
      await waitForCard(await hoverGpt(world, second), { name: second });
      const { byEndpoint } = world.gateway.stats();
      expect(byEndpoint['id-v2']).toBe(1);
      expect(byEndpoint['id-v1']).toBe(2);
    },
  );

  test('is searched through V1 too', async () => {
    world.gateway.fail({ kind: 'endpoint-missing-html', endpoint: 'v2' });
    const popup = await world.extension.openPopup();
    await fill(popup, 'Search GPTs', 'code guru');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit');
    expect(world.gateway.stats().byEndpoint['search-v1']).toBe(1);
  });
});

test('the choice of the API can be overridden', async () => {
  await selectOption(world, 'API version', 'v1');
  const name = untouchedGpt(world);
  await waitForCard(await hoverGpt(world, name), { name });
  expect(world.gateway.stats().byEndpoint['id-v2']).toBe(0);
  await selectOption(world, 'API version', 'auto');
});

describe('what is not paid for twice', () => {
  test('a refused key is not tried again with every hover', async () => {
    world.gateway.fail({ kind: 'key-expired' });
    await waitForCard(await hoverGpt(world, untouchedGpt(world)), { text: 'has expired' });
    await waitForCard(await hoverGpt(world, untouchedGpt(world)), { text: 'has expired' });
    expect(world.gateway.stats().lookups).toBe(1);
    await forgetFailures(world);
  });

  test('an unknown GPT is remembered', async () => {
    world.gateway.fail({ kind: 'unknown-code' });
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { text: 'can’t find this GPT' });
    await waitForCard(await hoverGpt(world, name), { text: 'can’t find this GPT' });
    expect(world.gateway.stats().lookups).toBe(1);
  });

  test('a hover that is given up ends its request', async () => {
    world.gateway.delay(3000);
    const page = await hoverGpt(world, untouchedGpt(world));
    await waitForCard(page, { isBusy: true });
    await restAwayFromEverything(page);
    await waitForNoCard(page);
    await sleep(300);
    expect(world.gateway.stats().aborted).toBe(1);
  });
});

describe('the limit of a day', () => {
  test('stops look-ups with a clear sentence, and what is known is shown all the same', async () => {
    const known = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, known), { name: known });
    await setNumber(world, 'Daily limit', '1');
    const page = await hoverGpt(world, untouchedGpt(world));
    const card = await waitForCard(page, { text: 'all the look-ups that you allow' });
    expect(card.focusables.map(({ name }) => name)).toContain('Open settings');
    await waitForCard(await hoverGpt(world, known), { name: known });
    expect(world.gateway.stats().lookups).toBe(1);
    await setNumber(world, 'Daily limit', '');
  });
});

describe('what is known but old', () => {
  test('is shown at once and renewed', async () => {
    await setNumber(world, 'Look up again after (hours)', '0');
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name });
    world.gateway.delay(2000);
    await waitForCard(await hoverGpt(world, name), { name, timeoutMs: 1800 });
    await sleep(2500);
    expect(world.gateway.stats().lookups).toBe(2);
  });

  test('is shown with its age where it cannot be renewed', async () => {
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name });
    world.gateway.fail({ kind: 'server-error-500' });
    const page = await hoverGpt(world, name);
    const card = await waitForCard(page, { name, text: 'This may be out of date.' });
    expect(card.text).toContain('error 500');
    await setNumber(world, 'Look up again after (hours)', '24');
  });
});

test('“Details” shows the gateway’s own words in a page of ours, at no cost', async () => {
  world.gateway.fail({ kind: 'key-exhausted' });
  const page = await hoverGpt(world, untouchedGpt(world));
  const card = await waitForCard(page, { text: 'quota is used up' });
  expect(card.text).not.toContain('额度');
  const before = new Set(await world.extension.browser.pages());
  await clickInCard(page, 'button', 'Details');
  const details = await newPage(before);
  await details.waitForSelector('.gateway-message');
  expect(await details.$eval('.gateway-message', ({ textContent }) => textContent)).toContain(
    '该令牌额度已用尽',
  );
  expect(world.gateway.stats().lookups).toBe(1);
  await forgetFailures(world);
});

async function newPage(before: Set<Page>): Promise<Page> {
  for (let tries = 0; tries < 50; tries++) {
    const page = (await world.extension.browser.pages()).find((each) => !before.has(each));
    if (page) return page;
    await sleep(100);
  }
  throw new Error('No tab was opened.');
}

test('diagnostics tell a maintainer what happened, and no key', async () => {
  const options = await world.extension.openOptions();
  await options.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      document.title = text;
    };
  });
  await (await control(options, 'Copy diagnostics')).click();
  await options.waitForFunction(() => document.title.includes('Last failures'));
  const text = await options.evaluate(() => document.title);
  expect(text).toContain('key-refused');
  expect(text).toContain('Cache: in database');
  expect(text).not.toContain(world.gateway.key);
});
