import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { axeOnPage } from '../support/driver/axe.ts';
import {
  clickInCard,
  control,
  openPopupOver,
  openSidePanel,
  press,
  pressInPopup,
  waitForCard,
} from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import type { FirefoxExtensionBrowser, MenuClick } from '../support/driver/types.ts';
import { findPanelPage } from '../support/fixtures/batch-panel.ts';
import {
  browserKind,
  hoverGpt,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

// Where the chat opens differs: in Chromium's side panel after a click in popup or card, in a tab after a menu click by
// the driver, which grants no permission. In Firefox, the click in a popup that is a tab and the click in a card open a
// tab, unless the sidebar is open, and a menu click opens the sidebar, of which the driver reads only the text.

const fixture = useFixture();

/** Looks a GPT up by hovering it, and forgets all requests so far. */
async function lookUp(name: string): Promise<Page> {
  const page = await hoverGpt(fixture, name);
  await waitForCard(page, { name, isBusy: false });
  // The picture arrives after the card.
  await pause(600);
  fixture.gateway.resetStats();
  return page;
}

/** Waits until the side panel, in its place or in a tab, shows the chat with a GPT. */
async function expectChat(name: string): Promise<void> {
  const find = async () => {
    const page = await findPanelPage(fixture, '#try', name);
    return page ?? ((await getSidebarText()).includes(name) ? 'sidebar' : undefined);
  };
  const found = await poll(find, Boolean, 10_000);
  if (!found) throw new Error(`Neither a panel nor a tab shows the chat with “${name}”.`);
  if (found === 'sidebar') {
    const isReady = (text: string) => /\bSend\b/.test(text);
    expect(await poll(getSidebarText, isReady, 5000)).toMatch(/\bSend\b/);
    return;
  }
  await control(found, 'Message');
  await control(found, 'Send');
  // The browser may record URLs.
  expect(found.url()).not.toContain(fixture.gateway.catalogue.get(name).id);
}

/** The text of Firefox's sidebar, if it shows a chat. */
async function getSidebarText(): Promise<string> {
  if (browserKind !== 'firefox') return '';
  const extension = fixture.extension as FirefoxExtensionBrowser;
  return /#try$/.test(await extension.getSidebarUrl()) ? extension.sidebarText() : '';
}

/** Waits longer than any delay, to prove that the gateway received nothing. */
async function expectNoRequest(): Promise<void> {
  await pause();
  expect(fixture.gateway.stats().log).toEqual([]);
}

test('the button “Try” in the details of the popup opens the chat without a request', async () => {
  const name = untouchedGpt(fixture);
  const page = await lookUp(name);
  const popup = await openPopupOver(fixture.extension, page);
  await popup.waitForSelector('.page-gpts li');
  await popup.$eval('.page-gpts li button', (row) => row.click());
  await popup.waitForSelector('.gpt h2');
  await control(popup, 'Try');
  // The popup closes on this click, before the driver gets a response.
  await pressInPopup(popup, /^Try$/).catch(() => {});
  await expectChat(name);
  await expectNoRequest();
});

test('the button “Try” on a card opens the chat without a request', async () => {
  const name = untouchedGpt(fixture);
  const page = await lookUp(name);
  await clickInCard(page, 'button', 'Try');
  await expectChat(name);
  await expectNoRequest();
});

test('the context menu opens the chat without a request', async () => {
  const name = untouchedGpt(fixture);
  const page = await lookUp(name);
  const { link } = fixture.gateway.catalogue.get(name);
  const click: MenuClick = { menuItemId: 'try-link', linkUrl: link };
  await fixture.extension.clickMenuEntry(page, click);
  await expectChat(name);
  await expectNoRequest();
});

/** Waits until a panel shows a view. */
function waitForHash(panel: Page, hash: string): Promise<unknown> {
  return panel.waitForFunction((wanted) => location.hash === wanted, { polling: 50 }, hash);
}

test('a comparison opens the chat with one of its GPTs, and asks all, without a request', async () => {
  const names = [untouchedGpt(fixture), untouchedGpt(fixture)];
  for (const name of names) await lookUp(name);
  const ids = names.map((name) => fixture.gateway.catalogue.get(name).id);
  const panel = await openSidePanel(fixture.extension, `#compare/${ids.join()}`);
  await control(panel, 'Ask all');
  expect(await axeOnPage(panel)).toEqual([]);
  await press(panel, `Try ${names[1]}`);
  await waitForHash(panel, '#try');
  await control(panel, 'Message');
  await control(panel, 'Send');
  await panel.evaluate(() => history.back());
  await press(panel, 'Ask all');
  await waitForHash(panel, '#ask');
  await expectNoRequest();
});

test('a selection in the history opens one chat, or asks several GPTs, without a request', async () => {
  const names = [untouchedGpt(fixture), untouchedGpt(fixture)];
  for (const name of names) await lookUp(name);
  const panel = await openSidePanel(fixture.extension, '#history');
  await press(panel, `Select ${names[0]}`);
  await control(panel, 'Try');
  await press(panel, `Select ${names[1]}`);
  await press(panel, 'Ask 2 GPTs');
  await waitForHash(panel, '#ask');
  await panel.evaluate(() => history.back());
  await press(panel, `Select ${names[0]}`);
  await press(panel, 'Try');
  await waitForHash(panel, '#try');
  await expectNoRequest();
});
