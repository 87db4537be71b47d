import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../gateway/faults/fault.ts';
import { control, fill, press, waitForCard } from '../support/driver/index.ts';
import { openBatchPage, waitForState } from '../support/fixtures/batches.ts';
import {
  forgetFailures,
  hoverGpt,
  onlyIn,
  saveGateway,
  untouchedGpt,
  untouchedIds,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

afterEach(() => forgetFailures(fixture));

/** Hovers a GPT for the first time and waits until the card contains `text`; returns the number of requests. */
async function requestsUntil(text: string | RegExp): Promise<number> {
  fixture.gateway.resetStats();
  await waitForCard(await hoverGpt(fixture, untouchedGpt(fixture)), { text });
  // Longer than a second and third attempt would take.
  await sleep(2_500);
  return fixture.gateway.stats().lookups;
}

describe('an error message that only resembles a refused key', () => {
  test('does not block look-ups of other GPTs', async () => {
    fixture.gateway.fail({ kind: 'token-in-words' });
    expect(await requestsUntil('rejected this look-up')).toBe(1);
    expect(await requestsUntil('rejected this look-up')).toBe(1);
    fixture.gateway.heal();
    const name = untouchedGpt(fixture);
    await waitForCard(await hoverGpt(fixture, name), { name });
  });

  test('is not blamed on the key by the connection test', async () => {
    fixture.gateway.fail({ kind: 'token-in-words', endpoint: 'search-v2' });
    const options = await fixture.extension.openOptions();
    await press(options, 'Test connection');
    await options.waitForSelector('.findings');
    const found = await options.$eval('.form-status', (it) => (it as HTMLElement).innerText);
    expect(found).toContain('Key accepted');
    expect(found).toContain('GPT search (V2) failed: Refused');
  });
});

describe('an error message that only resembles a missing GPT', () => {
  test.each(['record-not-found', 'user-not-found', 'unknown-null'] as const)(
    'causes a new request on the next hover: %s',
    async (kind) => {
      fixture.gateway.fail({ kind });
      const name = untouchedGpt(fixture);
      await waitForCard(await hoverGpt(fixture, name), { text: 'rejected this look-up' });
      fixture.gateway.heal();
      await waitForCard(await hoverGpt(fixture, name), { name });
    },
  );
});

describe('a used-up balance', () => {
  test.each<Fault['kind'] & string>([
    'insufficient-quota-429',
    'payment-required',
    'insufficient-balance-400',
    'quota-zh-400',
  ])('costs one request and pauses a batch with that reason: %s', async (kind) => {
    fixture.gateway.fail({ kind });
    expect(await requestsUntil('Your balance at the gateway is used up')).toBe(1);
    fixture.gateway.resetStats();
    const batches = await openBatchPage(fixture);
    const batch = await batches.start(untouchedIds(fixture, 10));
    const state = await waitForState(batches, batch, 'paused', 8_000);
    expect(state).toMatchObject({ at: 'paused', failure: { kind: 'balance-used-up' } });
    expect(fixture.gateway.stats().lookups).toBeLessThanOrEqual(3);
  });
});

describe("the gateway's Retry-After", () => {
  test.each(['-1', '1771404540', '31536000', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'is ignored if it is nonsense: %s',
    async (retryAfter) => {
      fixture.gateway.fail({ kind: 'rate-limited', retryAfter });
      const page = await hoverGpt(fixture, untouchedGpt(fixture));
      await waitForCard(page, { text: 'Try again in a moment', timeoutMs: 8_000 });
      fixture.gateway.heal();
      await sleep(5_500);
      const name = untouchedGpt(fixture);
      await waitForCard(await hoverGpt(fixture, name), { name });
    },
  );

  test('is capped at minutes if it is hours, and a search is not blocked by it', async () => {
    fixture.gateway.fail({ kind: 'rate-limited', retryAfter: '7200' });
    await waitForCard(await hoverGpt(fixture, untouchedGpt(fixture)), {
      text: /Try again in (?:9|10) minutes/,
    });
    fixture.gateway.heal();
    const popup = await fixture.extension.openPopup();
    await fill(popup, 'Search GPTs', 'code guru');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit');
  });

  test('is respected by a batch even if it is 1.5 seconds', { timeout: 60_000 }, async () => {
    fixture.gateway.fail({ kind: 'rate-limited', retryAfter: '1.5' });
    const batches = await openBatchPage(fixture);
    const batch = await batches.start(untouchedIds(fixture, 3));
    await sleep(8_000);
    // Three look-ups at once, each attempted three times. A batch without pauses would send 30 requests.
    expect(fixture.gateway.stats().lookups).toBeLessThanOrEqual(20);
    fixture.gateway.heal();
    expect(await waitForState(batches, batch, 'done', 45_000)).toEqual({ at: 'done' });
  });
});

test('sends one request to a gateway without a channel and says so in the card', async () => {
  fixture.gateway.fail({ kind: 'no-channel' });
  expect(await requestsUntil('has no channel for this look-up')).toBe(1);
});

test.each(['lying-encoding', 'reset-mid-body', 'truncated-json'] as const)(
  'never repeats a request whose response has begun: %s',
  async (kind) => {
    fixture.gateway.fail({ kind });
    expect(await requestsUntil('can’t read the gateway’s response')).toBe(1);
  },
);

test('decodes a response in GBK by its charset', async () => {
  fixture.gateway.fail({ kind: 'gbk' });
  const name = '粥谱大全';
  await waitForCard(await hoverGpt(fixture, name), { name });
});

test('reads a GPT that is nested one level deeper', async () => {
  fixture.gateway.fail({ kind: 'one-deeper' });
  const name = untouchedGpt(fixture);
  await waitForCard(await hoverGpt(fixture, name), { name });
});

test('resets the circuit breaker when the same gateway is saved again', async () => {
  fixture.gateway.fail({ kind: 'quota' });
  await waitForCard(await hoverGpt(fixture, untouchedGpt(fixture)), { text: 'balance' });
  fixture.gateway.heal();
  const name = untouchedGpt(fixture);
  await waitForCard(await hoverGpt(fixture, name), { text: 'balance' });
  await saveGateway(fixture);
  await waitForCard(await hoverGpt(fixture, name), { name });
});

test('finds V1 with the connection test when the V2 search is forbidden', async () => {
  fixture.gateway.fail({ kind: 'ip-forbidden', endpoint: 'search-v2' });
  const options = await fixture.extension.openOptions();
  await press(options, 'Test connection');
  await options.waitForSelector('.findings');
  const found = await options.$eval('.form-status', (it) => (it as HTMLElement).innerText);
  expect(found).toContain('GPTs can be looked up (V2)');
  expect(found).toContain('GPT search (V2) failed: Not allowed');
  expect(found).toContain('GPTs can be looked up (V1)');
  expect(found).toContain('GPTs can be searched (V1)');
  expect(found).not.toContain('doesn’t allow access');
});

test('shows a GPT when the storage is full, and reports the full storage in diagnostics', {
  timeout: 60_000,
  ...onlyIn('chromium', 'Firefox does not limit this storage area'),
}, async () => {
  const options = await fixture.extension.openOptions();
  await options.evaluate(async () => {
    const { local } = (globalThis as unknown as Extension).chrome.storage;
    // The next usage entry needs space and finds none: key, two quotes and filler take all that is left.
    await local.remove('tally');
    const left = local.QUOTA_BYTES - (await local.getBytesInUse());
    await local.set({ filler: 'x'.repeat(left - 'filler""'.length) });
  });
  const name = untouchedGpt(fixture);
  await waitForCard(await hoverGpt(fixture, name), { name });
  await options.bringToFront();
  await options.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      document.title = text;
    };
  });
  await (await control(options, 'Copy diagnostics')).click();
  await options.waitForFunction(() => document.title.includes('Last failures'));
  expect(await options.evaluate(() => document.title)).toMatch(/Last recording error: .*quota/i);
  await options.evaluate(() =>
    (globalThis as unknown as Extension).chrome.storage.local.remove('filler'),
  );
});

test(
  'shows a GPT when the storage hangs or fails',
  onlyIn('firefox', 'only in Firefox can a page access the background to break its storage'),
  async () => {
    const options = await fixture.extension.openOptions();
    const breakStorage = (how: 'hang' | 'fail') =>
      options.evaluate(async (mode) => {
        const { chrome } = globalThis as unknown as Extension;
        const background = await new Promise<Extension>((resolve) => {
          chrome.runtime.getBackgroundPage(resolve);
        });
        const broken = () =>
          mode === 'hang' ? new Promise(() => {}) : Promise.reject(new Error('The disk is full.'));
        background.browser.storage.local.set = broken;
      }, how);
    const readUsage = () =>
      options.evaluate(() =>
        (globalThis as unknown as Extension).chrome.storage.local.get('tally'),
      );
    for (const how of ['hang', 'fail'] as const) {
      const before = await readUsage();
      await breakStorage(how);
      const name = untouchedGpt(fixture);
      await waitForCard(await hoverGpt(fixture, name), { name, timeoutMs: 4_000 });
      // An unchanged usage proves that the storage was broken.
      expect(await readUsage()).toEqual(before);
    }
  },
);

interface Extension {
  chrome: {
    storage: {
      local: {
        QUOTA_BYTES: number;
        getBytesInUse(): Promise<number>;
        get(name: string): Promise<object>;
        set(items: object): Promise<void>;
        remove(name: string): Promise<void>;
      };
    };
    runtime: { getBackgroundPage(callback: (background: Extension) => void): void };
  };
  browser: { storage: { local: { set: unknown } } };
}
