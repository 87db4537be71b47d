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

const world = useFixture();

test('pinned and open cards follow a change of the language at once', async () => {
  const page = await openDemoPage(world);
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
  // Clicked into, it stays while the options are in front.
  await clickInCard(page, 'button', 'Copy ID');
  await selectOption(world, 'Language', 'zh_CN');
  await page.bringToFront();
  const names = (await readCards(page)).map(({ focusables }) => focusables.map(({ name }) => name));
  expect(names).toHaveLength(2);
  for (const each of names) expect(each).toContain('在 ChatGPT 中打开');
  await selectOption(world, '语言', 'auto');
});

test('an appearance that comes after the answer is drawn', async () => {
  await selectOption(world, 'Language', 'zh_CN');
  const page = await openDemoPage(world);
  await pause(600);
  const run = await evaluateInContentScript(page, world.extension.extensionUrl(''));
  // The background may tell them in either order.
  await run(`{
    const { runtime } = chrome;
    const connect = runtime.connect.bind(runtime);
    runtime.connect = (...told) => {
      const port = connect(...told);
      return {
        postMessage: (message) => port.postMessage(message),
        disconnect: () => port.disconnect(),
        onDisconnect: port.onDisconnect,
        onMessage: {
          addListener: (hear) => port.onMessage.addListener((message) => {
            if ('end' in message) return;
            setTimeout(hear, 'appearance' in message ? 1500 : 0, message);
          }),
        },
      };
    };
  }`);
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru', text: 'Open' });
  await waitForCard(page, { name: 'Code Guru', text: '打开' });
  await selectOption(world, '语言', 'auto');
});
