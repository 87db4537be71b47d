import { expect, test } from 'vitest';
import { evaluateInContentScript } from '../support/driver/content-script.ts';
import {
  clickInCard,
  hover,
  readCards,
  restAwayFromEverything,
  waitForCard,
} from '../support/driver/index.ts';
import { openDemoPage, pause, selectOption, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

test('applies a changed language to pinned and open cards at once', async () => {
  const page = await openDemoPage(fixture);
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru', isBusy: false });
  await clickInCard(page, 'button', 'Pin this card');
  await waitForCard(page, { text: 'Close' });
  await page.addStyleTag({
    content: '#link-penny-pilot { position: fixed; top: 8px; right: 8px }',
  });
  await restAwayFromEverything(page);
  await hover(page, '#link-penny-pilot');
  await waitForCard(page, { name: 'Penny Pilot', isBusy: false });
  // After a click in it, the card stays open while the options page is active.
  await clickInCard(page, 'button', 'Copy ID');
  await selectOption(fixture, 'Language', 'zh_CN');
  await page.bringToFront();
  const names = (await readCards(page)).map(({ focusables }) => focusables.map(({ name }) => name));
  expect(names).toHaveLength(2);
  for (const each of names) expect(each).toContain('打开 ChatGPT 页面');
  await selectOption(fixture, '语言', 'auto');
});

test('applies an appearance that arrives after the response', async () => {
  await selectOption(fixture, 'Language', 'zh_CN');
  const page = await openDemoPage(fixture);
  await pause(600);
  const run = await evaluateInContentScript(page, fixture.extension.extensionUrl(''));
  // The background may send appearance and response in either order.
  await run(`{
    const { runtime } = chrome;
    const connect = runtime.connect.bind(runtime);
    runtime.connect = (...args) => {
      const port = connect(...args);
      return {
        postMessage: (message) => port.postMessage(message),
        disconnect: () => port.disconnect(),
        onDisconnect: port.onDisconnect,
        onMessage: {
          addListener: (listener) => port.onMessage.addListener((message) => {
            if ('isDone' in message) return;
            setTimeout(listener, 'appearance' in message ? 1500 : 0, message);
          }),
        },
      };
    };
  }`);
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru', text: 'Open' });
  await waitForCard(page, { name: 'Code Guru', text: '打开' });
  await selectOption(fixture, '语言', 'auto');
});
