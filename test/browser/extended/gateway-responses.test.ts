import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../gateway/faults/fault.ts';
import { control, fill, press, waitForCard } from '../support/driver/index.ts';
import { openBatchPage, waitForState } from '../support/fixtures/batches.ts';
import {
  forgetFailures,
  hoverGpt,
  saveGateway,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();

afterEach(() => forgetFailures(world));

let taken = 0;

/** Ids of GPTs that nobody has looked up in this file: from the end of the catalogue, as hovers take theirs from before. */
function untouchedIds(count: number): string[] {
  taken += count;
  const { all } = world.gateway.catalogue;
  return all.slice(all.length - taken, all.length - taken + count).map(({ id }) => id);
}

/** Hovers a GPT that nobody has looked at; how often the gateway was asked, once the card says this. */
async function requestsUntil(text: string | RegExp): Promise<number> {
  world.gateway.resetStats();
  await waitForCard(await hoverGpt(world, untouchedGpt(world)), { text });
  // As long as a second and a third try would take.
  await sleep(2_500);
  return world.gateway.stats().lookups;
}

describe('a message that only sounds like a refused key', () => {
  test('keeps no other GPT from being looked up', async () => {
    world.gateway.fail({ kind: 'token-in-words' });
    expect(await requestsUntil('rejected this look-up')).toBe(1);
    expect(await requestsUntil('rejected this look-up')).toBe(1);
    world.gateway.heal();
    const name = untouchedGpt(world);
    await waitForCard(await hoverGpt(world, name), { name });
  });

  test('does not make the connection test blame the key', async () => {
    world.gateway.fail({ kind: 'token-in-words', endpoint: 'search-v2' });
    const options = await world.extension.openOptions();
    await press(options, 'Test connection');
    await options.waitForSelector('.findings');
    const found = await options.$eval('.form-status', (it) => (it as HTMLElement).innerText);
    expect(found).toContain('Key accepted');
    expect(found).toContain('GPT search (V2) failed: Refused');
  });
});

describe('a message that only sounds like a GPT that is not there', () => {
  test.each(['record-not-found', 'user-not-found', 'unknown-null'] as const)(
    'is asked again the next time: %s',
    async (kind) => {
      world.gateway.fail({ kind });
      const name = untouchedGpt(world);
      await waitForCard(await hoverGpt(world, name), { text: 'rejected this look-up' });
      world.gateway.heal();
      await waitForCard(await hoverGpt(world, name), { name });
    },
  );
});

describe('a balance that is used up', () => {
  test.each<Fault['kind'] & string>([
    'insufficient-quota-429',
    'payment-required',
    'insufficient-balance-400',
    'quota-zh-400',
  ])('costs one request, and stops a batch with that reason: %s', async (kind) => {
    world.gateway.fail({ kind });
    expect(await requestsUntil('Your balance at the gateway is used up')).toBe(1);
    world.gateway.resetStats();
    const surveys = await openBatchPage(world);
    const survey = await surveys.start(untouchedIds(10));
    const state = await waitForState(surveys, survey, 'paused', 8_000);
    expect(state).toMatchObject({ at: 'paused', failure: { kind: 'balance-used-up' } });
    expect(world.gateway.stats().lookups).toBeLessThanOrEqual(3);
  });
});

describe('a pause that the gateway asks for', () => {
  test.each(['-1', '1771404540', '31536000', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'is not believed where it is nonsense: Retry-After %s',
    async (retryAfter) => {
      world.gateway.fail({ kind: 'rate-limited', retryAfter });
      const page = await hoverGpt(world, untouchedGpt(world));
      await waitForCard(page, { text: 'Try again in a moment', timeoutMs: 8_000 });
      world.gateway.heal();
      await sleep(5_500);
      const name = untouchedGpt(world);
      await waitForCard(await hoverGpt(world, name), { name });
    },
  );

  test('is told in minutes where it is one of hours, and a search gets past it', async () => {
    world.gateway.fail({ kind: 'rate-limited', retryAfter: '7200' });
    await waitForCard(await hoverGpt(world, untouchedGpt(world)), {
      text: /Try again in (?:9|10) minutes/,
    });
    world.gateway.heal();
    const popup = await world.extension.openPopup();
    await fill(popup, 'Search GPTs', 'code guru');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit');
  });

  test('of a second and a half is kept by a batch', { timeout: 60_000 }, async () => {
    world.gateway.fail({ kind: 'rate-limited', retryAfter: '1.5' });
    const surveys = await openBatchPage(world);
    const survey = await surveys.start(untouchedIds(3));
    await sleep(8_000);
    // Three look-ups at once, each tried three times with pauses between; a batch that knew no pause made 30 of them.
    expect(world.gateway.stats().lookups).toBeLessThanOrEqual(20);
    world.gateway.heal();
    expect(await waitForState(surveys, survey, 'done', 45_000)).toEqual({ at: 'done' });
  });
});

test('a gateway without a channel is asked once, and the card says so', async () => {
  world.gateway.fail({ kind: 'no-channel' });
  expect(await requestsUntil('has no channel for this look-up')).toBe(1);
});

test.each(['lying-encoding', 'reset-mid-body', 'truncated-json'] as const)(
  'an answer that began is never asked for again, whatever becomes of it: %s',
  async (kind) => {
    world.gateway.fail({ kind });
    expect(await requestsUntil('can’t read the gateway’s response')).toBe(1);
  },
);

test('an answer in GBK is read by its charset', async () => {
  world.gateway.fail({ kind: 'gbk' });
  const name = '粥谱大全';
  await waitForCard(await hoverGpt(world, name), { name });
});

test('a GPT one layer deeper is read', async () => {
  world.gateway.fail({ kind: 'one-deeper' });
  const name = untouchedGpt(world);
  await waitForCard(await hoverGpt(world, name), { name });
});

test('saving the same gateway again ends what is remembered against it', async () => {
  world.gateway.fail({ kind: 'quota' });
  await waitForCard(await hoverGpt(world, untouchedGpt(world)), { text: 'balance' });
  world.gateway.heal();
  const name = untouchedGpt(world);
  await waitForCard(await hoverGpt(world, name), { text: 'balance' });
  await saveGateway(world);
  await waitForCard(await hoverGpt(world, name), { name });
});

test('the connection test finds V1 where the search of V2 is forbidden', async () => {
  world.gateway.fail({ kind: 'ip-forbidden', endpoint: 'search-v2' });
  const options = await world.extension.openOptions();
  await press(options, 'Test connection');
  await options.waitForSelector('.findings');
  const found = await options.$eval('.form-status', (it) => (it as HTMLElement).innerText);
  expect(found).toContain('GPTs can be looked up (V2)');
  expect(found).toContain('GPT search (V2) failed: Not allowed');
  expect(found).toContain('GPTs can be looked up (V1)');
  expect(found).toContain('GPTs can be searched (V1)');
  expect(found).not.toContain('doesn’t allow access');
});

test('a storage that is full does not keep an answer from being shown, and diagnostics tell of it', {
  timeout: 60_000,
  ...onlyIn('chromium', 'Firefox sets no limit to this storage'),
}, async () => {
  const options = await world.extension.openOptions();
  await options.evaluate(async () => {
    const { local } = (globalThis as unknown as Extension).chrome.storage;
    // The next count needs room, and there is none: a key, two quotes and this take all that is left.
    await local.remove('tally');
    const left = local.QUOTA_BYTES - (await local.getBytesInUse());
    await local.set({ filler: 'x'.repeat(left - 'filler""'.length) });
  });
  const name = untouchedGpt(world);
  await waitForCard(await hoverGpt(world, name), { name });
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
  'a storage that hangs does not keep an answer from being shown',
  onlyIn('firefox', 'only Firefox gives a page the background to break its storage'),
  async () => {
    const options = await world.extension.openOptions();
    const breakStorage = (how: 'hang' | 'fail') =>
      options.evaluate(async (way) => {
        const { chrome } = globalThis as unknown as Extension;
        const background = await new Promise<Extension>((resolve) => {
          chrome.runtime.getBackgroundPage(resolve);
        });
        const broken = () =>
          way === 'hang' ? new Promise(() => {}) : Promise.reject(new Error('The disk is full.'));
        background.browser.storage.local.set = broken;
      }, how);
    const tally = () =>
      options.evaluate(() =>
        (globalThis as unknown as Extension).chrome.storage.local.get('tally'),
      );
    for (const how of ['hang', 'fail'] as const) {
      const before = await tally();
      await breakStorage(how);
      const name = untouchedGpt(world);
      await waitForCard(await hoverGpt(world, name), { name, timeoutMs: 4_000 });
      // Nothing was written: the storage was broken indeed.
      expect(await tally()).toEqual(before);
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
    runtime: { getBackgroundPage(hear: (background: Extension) => void): void };
  };
  browser: { storage: { local: { set: unknown } } };
}
