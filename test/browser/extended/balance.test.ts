import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import type { GatewayInfos } from '../../../utils/settings/gateway-info.ts';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import { press, waitForPageText } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { type Fixture, pause, saveSettings, useFixture } from '../support/fixtures/fixture.ts';

const BALANCE_PATH = '/api/usage/token/';

/** The number of times that the gateway was asked for the balance. */
function countReadings({ gateway }: Fixture): number {
  return gateway.stats().account[BALANCE_PATH] ?? 0;
}

async function openPopupTenTimes({ extension }: Fixture): Promise<void> {
  for (let n = 0; n < 10; n++) {
    const popup = await extension.openPopup();
    await popup.waitForSelector('.site-bar');
    // Leaves time to send a request.
    await pause(200);
    await popup.close();
  }
}

/** Tests the connection and saves, and returns the options page. */
async function testAndSave({ extension }: Fixture): Promise<Page> {
  const options = await extension.openOptions();
  await press(options, 'Test connection');
  await options.waitForSelector('.findings', { timeout: 20_000 });
  await press(options, 'Save');
  await options.waitForSelector('.form-status .success', { timeout: 15_000 });
  return options;
}

async function readBalance(popup: Page): Promise<string> {
  const balance = await popup.waitForSelector('.gateway-balance', { timeout: 5000 });
  return (await balance?.evaluate(({ textContent }) => textContent)) ?? '';
}

/** Makes the stored balance ten minutes older, so that it may be read again. */
async function ageBalance({ extension }: Fixture, options: Page): Promise<void> {
  await options.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: StorageApi }).chrome;
    const { offers } = await storage.local.get('offers');
    for (const info of Object.values(offers)) {
      if (info.balance) info.balance.readAt -= 10 * 60_000;
      if (info.balanceTriedAt) info.balanceTriedAt -= 10 * 60_000;
    }
    await storage.local.set({ offers });
  });
  // The background also remembers when it has read a balance.
  await extension.stopBackground();
}

interface StorageApi {
  storage: {
    local: {
      get(name: 'offers'): Promise<{ offers: GatewayInfos }>;
      set(items: { offers: GatewayInfos }): Promise<void>;
    };
  };
}

describe('the balance, by default,', () => {
  const fixture = useFixture();

  test('is neither read nor shown when the popup opens ten times', async () => {
    fixture.gateway.resetStats();
    await openPopupTenTimes(fixture);
    expect(fixture.gateway.stats().log).toEqual([]);
    const popup = await fixture.extension.openPopup();
    await popup.waitForSelector('.site-bar');
    await pause();
    expect(await popup.$('.gateway-bar')).toBeNull();
  });

  test('is a number in options and popup after “Test connection” and “Save”', async () => {
    const options = await testAndSave(fixture);
    const popup = await fixture.extension.openPopup();
    const [number = 'no number'] = /\d[\d.,]*/.exec(await readBalance(popup)) ?? [];
    expect(number).toMatch(/^\d/);
    await options.bringToFront();
    await waitForPageText(options, number);
  });

  test('is read once by the refresh button, and not again within a minute', async () => {
    const options = await testAndSave(fixture);
    await ageBalance(fixture, options);
    await options.close();
    fixture.gateway.resetStats();
    const popup = await fixture.extension.openPopup();
    await waitForPageText(popup, '10 minutes ago');
    expect(countReadings(fixture)).toBe(0);

    await press(popup, 'Refresh balance');
    await waitForPageText(popup, 'just now', 15_000);
    expect(countReadings(fixture)).toBe(1);

    await press(popup, 'Refresh balance');
    await pause();
    expect(await readBalance(popup)).toMatch(/\d.* just now/);
    expect(countReadings(fixture)).toBe(1);
    expect(fixture.gateway.stats().lookups).toBe(0);
  });
});

describe('the balance, if it is to be read at the opening,', () => {
  const fixture = useFixture();

  test('is read once when the popup opens ten times in a minute', async () => {
    await saveSettings(fixture, { 'look-ups': { ...DEFAULT_LOOKUPS, readsBalance: true } });
    fixture.gateway.resetStats();
    await openPopupTenTimes(fixture);
    await poll(async () => countReadings(fixture), Boolean, 15_000);
    await pause();
    expect(countReadings(fixture)).toBe(1);
    expect(fixture.gateway.stats().lookups).toBe(0);
  });
});
