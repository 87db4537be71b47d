import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { control, fill, press } from '../support/driver/index.ts';
import { browserKind, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

/** Each call by which a page could come by what lies in the extension's storage, with what it brought. */
interface Noted {
  call: string;
  brought: string;
}

/** A page of the extension that notes what it reads of the storage, and which of its events it listens to. */
async function openWatched(path: string): Promise<Page> {
  const page = await world.extension.openPage('about:blank');
  await page.evaluateOnNewDocument(() => {
    const noted: Noted[] = [];
    Object.assign(globalThis, { noted });
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
      const brought = await get(...args);
      noted.push({ call: `get ${JSON.stringify(args)}`, brought: JSON.stringify(brought) });
      return brought;
    };
    const events = { 'storage.onChanged': storage.onChanged, 'local.onChanged': local.onChanged };
    for (const [name, event] of Object.entries(events)) {
      const add = event.addListener.bind(event);
      event.addListener = (hear, ...rest) => {
        noted.push({ call: name, brought: '' });
        return add(hear, ...rest);
      };
    }
    const { onMessage } = runtime;
    const listen = onMessage.addListener.bind(onMessage);
    onMessage.addListener = (hear, ...rest) =>
      listen(
        (...told: unknown[]) => {
          noted.push({ call: 'message', brought: JSON.stringify(told[0]) });
          return (hear as Call)(...told);
        },
        ...rest,
      );
  });
  await page.goto(world.extension.extensionUrl(path), { waitUntil: [] });
  await page.waitForSelector('#page > *');
  return page;
}

const notedOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { noted: Noted[] }).noted);

// Firefox lets no driver's script run before a page of the extension.
test.runIf(browserKind === 'chromium')(
  'popup and side panel never read the key, and no event brings it while it is saved',
  async () => {
    const pages = [
      await openWatched('popup.html'),
      await openWatched('sidepanel.html#page'),
      await openWatched('sidepanel.html#lists'),
    ];
    const options = await world.extension.openOptions();
    const key = 'sk-saved-while-others-are-open';
    await fill(options, 'API key', key);
    await press(options, 'Save');
    await options.waitForSelector('.form-status .success');
    for (const page of pages) {
      // Once the names have been told, an event with the values would have come as well.
      await page.waitForFunction(() =>
        (globalThis as unknown as { noted: Noted[] }).noted.some(
          ({ call, brought }) => call === 'message' && brought.includes('"gateway"'),
        ),
      );
      const noted = await notedOf(page);
      const calls = noted.map(({ call }) => call);
      expect(calls.join('\n')).toContain('get ["appearance"]');
      expect(calls.filter((call) => /onChanged|"gateway"|get \[\]|null/.test(call))).toEqual([]);
      expect(noted.filter(({ brought }) => /sk-/.test(brought))).toEqual([]);
    }
  },
);

test('the side panel still follows what is changed elsewhere', async () => {
  const panel = await world.extension.openPage(
    world.extension.extensionUrl('sidepanel.html#lists'),
  );
  await panel.waitForSelector('#page > *');
  const options = await world.extension.openOptions();
  await (await control(options, 'Theme')).select('dark');
  await panel.waitForFunction(() => document.body.dataset.theme === 'dark', { timeout: 5000 });
});
