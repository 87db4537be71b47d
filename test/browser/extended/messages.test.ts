import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateInContentScript } from '../support/driver/content-script.ts';
import { openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();
const SEED = 2_026_1125;

/** What a content script has no business with. */
const PRIVILEGED = [
  { type: 'search', words: 'contract' },
  { type: 'connection-tested', lookups: 50, isWorking: true },
  { type: 'clear-cache' },
  { type: 'get-diagnostics' },
  { type: 'get-cache-summary', ids: ['g-k3IqoCe1l'] },
  { type: 'run-batches' },
  { type: 'get-cached-gpts', ids: ['g-k3IqoCe1l'] },
];

async function insidePage() {
  const page = await openDemoPage(world);
  await pause(600);
  return evaluateInContentScript(page, world.extension.extensionUrl(''));
}

/** All that is kept and how many tabs there are, as text. */
async function kept(): Promise<string> {
  const options = await world.extension.openOptions();
  const text = await options.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        storage: { local: { get(): Promise<object> } };
        tabs: { query(wanted: object): Promise<object[]> };
      };
    };
    const tabs = (await chrome.tabs.query({})).length;
    const names = (await indexedDB.databases()).map(({ name }) => name).sort();
    return JSON.stringify([await chrome.storage.local.get(), names, tabs]);
  });
  await options.close();
  return text;
}

describe('a content script that was taken over', () => {
  test.each(PRIVILEGED)('is answered nothing for $type', async (message) => {
    const run = await insidePage();
    const before = await kept();
    const answer = await run(
      `chrome.runtime.sendMessage(${JSON.stringify(message)}).then((answer) => ['answered', answer ?? null], (error) => ['refused', String(error)])`,
    );
    expect(answer).not.toEqual(['answered', expect.anything()]);
    expect(await kept()).toBe(before);
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('changes nothing and gets nothing by a thousand messages of each kind that are not right', {
    timeout: 120_000,
  }, async () => {
    const run = await insidePage();
    const types = [
      ...PRIVILEGED.map(({ type }) => type),
      'open-details',
      'add-to-list',
      'get-picture',
      'gpt-count-changed',
      'x',
      '__proto__',
    ];
    const before = await kept();
    for (const type of types) {
      const rest = fc.dictionary(
        fc.constantFrom('id', 'ids', 'words', 'url', 'origin', 'sender', 'tab', 'key', 'lookups'),
        fc.oneof(
          fc.jsonValue(),
          fc.constantFrom('g-../../x', 'javascript:alert(1)', 'x'.repeat(2000)),
        ),
      );
      const bodies = fc
        .sample(rest, { seed: SEED, numRuns: 1000 })
        .map((body) => ({ ...body, type }));
      const answers = await run(
        `Promise.all(${JSON.stringify(bodies)}.map((body) => chrome.runtime.sendMessage(body).then((answer) => answer ?? null, () => null))).then((all) => all.filter((answer) => answer !== null))`,
      );
      expect(answers, type).toEqual([]);
    }
    expect(await kept()).toBe(before);
    expect(world.gateway.stats().lookups).toBe(0);
    // The background goes on as before.
    expect(
      await run(
        `chrome.runtime.sendMessage({ type: 'get-picture', id: 'g-k3IqoCe1l' }).then(() => 'alive')`,
      ),
    ).toBe('alive');
  });

  test('gets look-ups of well-formed ids at a bounded rate, and of nothing else', async () => {
    const run = await insidePage();
    const ids = world.gateway.catalogue.all.slice(100, 300).map(({ id }) => id);
    const told =
      await run(`Promise.all(${JSON.stringify([...ids, '../admin', 'g-1', ''])}.map((id) => new Promise((resolve) => {
      const port = chrome.runtime.connect({ name: 'lookup' });
      const heard = [];
      port.onMessage.addListener((each) => 'end' in each ? (port.disconnect(), resolve(heard)) : heard.push(each));
      port.onDisconnect.addListener(() => resolve(heard));
      port.postMessage({ id, refresh: true, reason: 'survey', permit: null, signal: null });
    }))).then((all) => JSON.stringify(all))`);
    const { lookups, byId } = world.gateway.stats();
    console.log(`203 asked for at once: ${lookups} look-ups`);
    expect(lookups).toBeGreaterThan(0);
    expect(lookups).toBeLessThanOrEqual(31);
    expect(Object.keys(byId).every((id) => ids.includes(id))).toBe(true);
    expect(told).toContain('too-fast');
    expect(told).not.toContain(world.gateway.key);
  });

  test('keeps no more GPTs than a hand could', async () => {
    const run = await insidePage();
    const ids = world.gateway.catalogue.all.slice(0, 200).map(({ id }) => id);
    await run(
      `Promise.all(${JSON.stringify(ids)}.map((id) => chrome.runtime.sendMessage({ type: 'add-to-list', id }).catch(() => {})))`,
    );
    await pause();
    const options = await world.extension.openOptions();
    const entries = await options.evaluate(async () => {
      const opening = indexedDB.open('gpt-lens-records');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const reading = opening.result.transaction('lists').objectStore('lists').getAll();
      await new Promise((resolve) => reading.addEventListener('success', resolve));
      return (reading.result as { entries: object[] }[]).flatMap((list) => list.entries).length;
    });
    console.log(`200 kept at once: ${entries} on a list`);
    expect(entries).toBeGreaterThan(0);
    expect(entries).toBeLessThanOrEqual(31);
  });

  const read = (area: string) =>
    `Promise.resolve().then(() => chrome.storage.${area}.get()).then(JSON.stringify, String)`;

  // In Firefox no call closes this one: SECURITY.md says so.
  test(
    'reads nothing of what is kept',
    onlyIn('chromium', 'Firefox cannot close its storage to content scripts'),
    async () => {
      const run = await insidePage();
      expect(await run(read('local'))).toMatch(/not allowed|Cannot read/);
    },
  );

  test('reads nothing of what is noted until the browser ends, and no database of ours', async () => {
    const run = await insidePage();
    expect(await run(read('session'))).toMatch(/not allowed|undefined/);
    const names = await run(
      `indexedDB.databases().then((all) => all.map(({ name }) => name).join())`,
    );
    expect(names).not.toContain('gpt-lens');
  });
});

describe('one of our own pages that sends what is not right', () => {
  test('is answered nothing, and the background goes on', async () => {
    const options = await world.extension.openOptions();
    const bodies = fc.sample(
      fc.oneof(
        fc.jsonValue(),
        fc.record({
          type: fc.constantFrom(
            ...PRIVILEGED.map(({ type }) => type),
            'add-to-list',
            'get-picture',
          ),
          id: fc.jsonValue(),
          words: fc.integer(),
          ids: fc.string(),
          lookups: fc.string(),
        }),
      ),
      { seed: SEED, numRuns: 1000 },
    );
    const valid = new Set(['clear-cache', 'get-diagnostics', 'run-batches']);
    const wrong = bodies.filter(
      (body) => !valid.has((body as { type?: string } | null)?.type ?? ''),
    );
    const answers = await options.evaluate(async (asJson) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(body: unknown): Promise<unknown> } };
      };
      const told = await Promise.all(
        (JSON.parse(asJson) as unknown[]).map((body) =>
          chrome.runtime.sendMessage(body).catch(() => undefined),
        ),
      );
      return told.filter((each) => each !== undefined && each !== null).length;
      // No driver carries every object over as it is.
    }, JSON.stringify(wrong));
    expect(answers).toBe(0);
    const diagnostics = await options.evaluate(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(body: unknown): Promise<string> } };
      };
      return chrome.runtime.sendMessage({ type: 'get-diagnostics' });
    });
    expect(diagnostics).toContain('GPT Lens');
    expect(diagnostics).not.toContain(world.gateway.key);
  });
});
