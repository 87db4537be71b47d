import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { control, fill, press } from '../support/driver/index.ts';
import { browserKind, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** A call by which a page can read the extension's storage, and the data it returned. */
interface RecordedCall {
  call: string;
  result: string;
}

/** Opens an extension page that records its storage reads and the storage events it listens to. */
async function openRecording(path: string): Promise<Page> {
  const page = await fixture.extension.openPage('about:blank');
  await page.evaluateOnNewDocument(() => {
    const recorded: RecordedCall[] = [];
    Object.assign(globalThis, { recorded });
    type Call = (...args: unknown[]) => unknown;
    type Event = { addListener: Call };
    const { storage, runtime } = (
      globalThis as unknown as {
        chrome: {
          storage?: Record<'local', Record<'get', Call> & { onChanged: Event }> & {
            onChanged: Event;
          };
          runtime: { onMessage: Event };
        };
      }
    ).chrome;
    if (!storage) return;
    const { local } = storage;
    const get = local.get.bind(local);
    local.get = async (...args) => {
      const result = await get(...args);
      recorded.push({ call: `get ${JSON.stringify(args)}`, result: JSON.stringify(result) });
      return result;
    };
    const events = { 'storage.onChanged': storage.onChanged, 'local.onChanged': local.onChanged };
    for (const [name, event] of Object.entries(events)) {
      const add = event.addListener.bind(event);
      event.addListener = (listener, ...rest) => {
        recorded.push({ call: name, result: '' });
        return add(listener, ...rest);
      };
    }
    const { onMessage } = runtime;
    const listen = onMessage.addListener.bind(onMessage);
    onMessage.addListener = (listener, ...rest) =>
      listen(
        (...args: unknown[]) => {
          recorded.push({ call: 'message', result: JSON.stringify(args[0]) });
          return (listener as Call)(...args);
        },
        ...rest,
      );
  });
  await page.goto(fixture.extension.extensionUrl(path), { waitUntil: [] });
  await page.waitForSelector('#page > *');
  return page;
}

const getRecorded = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { recorded: RecordedCall[] }).recorded);

// Firefox's driver cannot run a script before an extension page's own scripts.
test.runIf(browserKind === 'chromium')(
  'never gives the key to popup and side panel, neither by a read nor by an event while it is saved',
  async () => {
    const pages = [
      await openRecording('popup.html'),
      await openRecording('sidepanel.html#page'),
      await openRecording('sidepanel.html#lists'),
    ];
    const options = await fixture.extension.openOptions();
    const key = 'sk-saved-while-others-are-open';
    await fill(options, 'API key', key);
    await press(options, 'Save');
    await options.waitForSelector('.form-status .success');
    for (const page of pages) {
      // An event with the values would have arrived before the message with the names.
      await page.waitForFunction(() =>
        (globalThis as unknown as { recorded: RecordedCall[] }).recorded.some(
          ({ call, result }) => call === 'message' && result.includes('"gateway"'),
        ),
      );
      const recorded = await getRecorded(page);
      const calls = recorded.map(({ call }) => call);
      expect(calls.join('\n')).toContain('get ["appearance"]');
      expect(calls.filter((call) => /onChanged|"gateway"|get \[\]|null/.test(call))).toEqual([]);
      expect(recorded.filter(({ result }) => /sk-/.test(result))).toEqual([]);
    }
  },
);

test('applies a setting to the open side panel when it is changed elsewhere', async () => {
  const panel = await fixture.extension.openPage(
    fixture.extension.extensionUrl('sidepanel.html#lists'),
  );
  await panel.waitForSelector('#page > *');
  const options = await fixture.extension.openOptions();
  await (await control(options, 'Theme')).select('dark');
  await panel.waitForFunction(() => document.body.dataset.theme === 'dark', { timeout: 5000 });
});
