import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateInContentScript } from '../support/driver/content-script.ts';
import { onlyIn, openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();
const SEED = 2_026_1125;

/** Messages that content scripts may not send. */
const PRIVILEGED = [
  { type: 'search', words: 'contract' },
  { type: 'connection-tested', gatewayId: 'first', lookups: 50, isWorking: true },
  { type: 'activate-gateway', gatewayId: 'first' },
  { type: 'read-balance', gatewayId: 'first' },
  { type: 'clear-cache' },
  { type: 'get-diagnostics' },
  { type: 'get-cache-summary', ids: ['g-k3IqoCe1l'] },
  { type: 'run-batches' },
  { type: 'get-cached-gpts', ids: ['g-k3IqoCe1l'] },
  { type: 'get-domains' },
  { type: 'get-chat-picture', url: 'https://pictures.example/a.png' },
];

async function insidePage() {
  const page = await openDemoPage(fixture);
  await pause(600);
  return evaluateInContentScript(page, fixture.extension.extensionUrl(''));
}

/** Everything that is stored, and the number of tabs, as text. */
async function readStored(): Promise<string> {
  const options = await fixture.extension.openOptions();
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

describe('a compromised content script', () => {
  test.each(PRIVILEGED)('gets no response to $type', async (message) => {
    const run = await insidePage();
    const before = await readStored();
    const answer = await run(
      `chrome.runtime.sendMessage(${JSON.stringify(message)}).then((answer) => ['answered', answer ?? null], (error) => ['refused', String(error)])`,
    );
    expect(answer).not.toEqual(['answered', expect.anything()]);
    expect(await readStored()).toBe(before);
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('changes and receives nothing with a thousand malformed messages of each type', {
    timeout: 120_000,
  }, async () => {
    const run = await insidePage();
    const types = [
      ...PRIVILEGED.map(({ type }) => type),
      'open-details',
      'open-chat',
      'add-to-list',
      'get-picture',
      'gpt-count-changed',
      'x',
      '__proto__',
    ];
    const before = await readStored();
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
    expect(await readStored()).toBe(before);
    expect(fixture.gateway.stats().lookups).toBe(0);
    // The background is still running.
    expect(
      await run(
        `chrome.runtime.sendMessage({ type: 'get-picture', id: 'g-k3IqoCe1l' }).then(() => 'alive')`,
      ),
    ).toBe('alive');
  });

  test('cannot ask a GPT over the chat port', async () => {
    const run = await insidePage();
    const request = {
      type: 'ask',
      answerId: 'one',
      gptId: 'g-k3IqoCe1l',
      model: 'gpt-4-gizmo-g-k3IqoCe1l',
      messages: [{ role: 'user', content: 'Hi' }],
    };
    const outcome = await run(`new Promise((resolve) => {
      const port = chrome.runtime.connect({ name: 'chat' });
      port.onMessage.addListener(() => resolve('answered'));
      port.onDisconnect.addListener(() => resolve('closed'));
      port.postMessage(${JSON.stringify(request)});
    })`);
    expect(outcome).toBe('closed');
    expect(fixture.gateway.stats().log.map(({ method }) => method)).not.toContain('POST');
  });

  test('gets look-ups of well-formed ids at a limited rate, and of nothing else', async () => {
    const run = await insidePage();
    const ids = fixture.gateway.catalogue.all.slice(100, 300).map(({ id }) => id);
    const responses =
      await run(`Promise.all(${JSON.stringify([...ids, '../admin', 'g-1', ''])}.map((id) => new Promise((resolve) => {
      const port = chrome.runtime.connect({ name: 'lookup' });
      const updates = [];
      port.onMessage.addListener((each) => 'isDone' in each ? (port.disconnect(), resolve(updates)) : updates.push(each));
      port.onDisconnect.addListener(() => resolve(updates));
      port.postMessage({ id, refresh: true, reason: 'survey', permit: null, signal: null });
    }))).then((all) => JSON.stringify(all))`);
    const { lookups, byId } = fixture.gateway.stats();
    console.log(`203 requests at once: ${lookups} look-ups`);
    expect(lookups).toBeGreaterThan(0);
    expect(lookups).toBeLessThanOrEqual(31);
    expect(Object.keys(byId).every((id) => ids.includes(id))).toBe(true);
    expect(responses).toContain('too-fast');
    expect(responses).not.toContain(fixture.gateway.key);
  });

  test('cannot add GPTs to lists faster than a user could', async () => {
    const run = await insidePage();
    const ids = fixture.gateway.catalogue.all.slice(0, 200).map(({ id }) => id);
    await run(
      `Promise.all(${JSON.stringify(ids)}.map((id) => chrome.runtime.sendMessage({ type: 'add-to-list', id }).catch(() => {})))`,
    );
    await pause();
    const options = await fixture.extension.openOptions();
    const entries = await options.evaluate(async () => {
      const opening = indexedDB.open('gpt-lens-records');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const request = opening.result.transaction('lists').objectStore('lists').getAll();
      await new Promise((resolve) => request.addEventListener('success', resolve));
      return (request.result as { entries: object[] }[]).flatMap((list) => list.entries).length;
    });
    console.log(`200 additions at once: ${entries} on a list`);
    expect(entries).toBeGreaterThan(0);
    expect(entries).toBeLessThanOrEqual(31);
  });

  const read = (area: string) =>
    `Promise.resolve().then(() => chrome.storage.${area}.get()).then(JSON.stringify, String)`;

  // Firefox cannot restrict this storage area; SECURITY.md says so.
  test(
    'cannot read local storage',
    onlyIn('chromium', 'Firefox cannot restrict storage access of content scripts'),
    async () => {
      const run = await insidePage();
      expect(await run(read('local'))).toMatch(/not allowed|Cannot read/);
    },
  );

  test("cannot read session storage or the extension's databases", async () => {
    const run = await insidePage();
    expect(await run(read('session'))).toMatch(/not allowed|undefined/);
    const names = await run(
      `indexedDB.databases().then((all) => all.map(({ name }) => name).join())`,
    );
    expect(names).not.toContain('gpt-lens');
  });
});

describe('an extension page that sends malformed messages', () => {
  test('gets no response and does not stop the background', async () => {
    const options = await fixture.extension.openOptions();
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
    const valid = new Set([
      'clear-cache',
      'get-diagnostics',
      'get-domains',
      'read-balance',
      'run-batches',
    ]);
    const wrong = bodies.filter(
      (body) => !valid.has((body as { type?: string } | null)?.type ?? ''),
    );
    const answers = await options.evaluate(async (asJson) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(body: unknown): Promise<unknown> } };
      };
      const responses = await Promise.all(
        (JSON.parse(asJson) as unknown[]).map((body) =>
          chrome.runtime.sendMessage(body).catch(() => undefined),
        ),
      );
      return responses.filter((each) => each !== undefined && each !== null).length;
      // As JSON, because not every driver can serialize all of these objects.
    }, JSON.stringify(wrong));
    expect(answers).toBe(0);
    const diagnostics = await options.evaluate(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(body: unknown): Promise<string> } };
      };
      return chrome.runtime.sendMessage({ type: 'get-diagnostics' });
    });
    expect(diagnostics).toContain('GPT Lens');
    expect(diagnostics).not.toContain(fixture.gateway.key);
  });
});
