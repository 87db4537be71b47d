import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { getRouteForClick } from '../../../utils/background/menus/route-for-click.ts';
import { toHash } from '../../../utils/messages/panel-route.ts';
import { axeOnPage } from '../support/driver/axe.ts';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
import { poll } from '../support/driver/poll.ts';
import type { FirefoxExtensionBrowser, MenuClick } from '../support/driver/types.ts';
import {
  browserKind,
  onlyIn,
  selectOption,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

// Limits of automation: Chromium's driver cannot open the menu, so where the entry appears is not tested there (unit
// tests cover the patterns), nor is the permission to open the side panel, which only a real click grants: without it,
// the answer opens in a tab. Firefox opens menu and sidebar, but the driver reads only the sidebar's text, so the same
// view is opened in a tab as well.

/** Chooses the entry over a page and returns the page with the answer once it shows something. */
async function answerTo(click: MenuClick, page?: Page): Promise<Page> {
  const { extension, pages } = fixture;
  const over = page ?? (await extension.openPage(`${pages.url}/plain`));
  const before =
    browserKind === 'firefox' ? await (extension as FirefoxExtensionBrowser).sidebarText() : '';
  await extension.clickMenuEntry(over, click);
  const answer =
    browserKind === 'firefox'
      ? await openSidebarInTab(
          extension as FirefoxExtensionBrowser,
          toHash(getRouteForClick(click)),
          before,
        )
      : await waitForExtensionPage(extension.browser, extension.extensionUrl('sidepanel.html'));
  if (!answer) throw new Error('No page with an answer was opened.');
  await answer.waitForSelector('main :is(h2, p)');
  return answer;
}

/** Must be the first test: in Chromium, a driver that has inspected the background keeps it alive. */
test('registers each menu entry once when the background restarts', async () => {
  const { extension } = fixture;
  await extension.stopBackground();
  const options = await extension.openOptions();
  const changed = await options.evaluate(async () => {
    const { contextMenus, runtime } = (globalThis as unknown as { chrome: Api }).chrome;
    await runtime.sendMessage({ type: 'get-diagnostics' });
    // Updating an entry fails unless it exists.
    const targets = ['link', 'selection', 'page'];
    const ids = [...targets, ...targets.map((target) => `try-${target}`)];
    return (await Promise.all(ids.map((id) => contextMenus.update(id, {})))).length;
  });
  expect(changed).toBe(6);
});

/** Opens the sidebar's view in a tab and waits until both show the same. */
async function openSidebarInTab(
  extension: FirefoxExtensionBrowser,
  hash: string,
  before: string,
): Promise<Page> {
  // The tab itself looks nothing up, so wait until the sidebar has.
  await poll(
    () => extension.sidebarText(),
    (shown) => shown !== before && /just now|“.+”/.test(shown),
    10_000,
  );
  const page = await extension.openPage(extension.extensionUrl(`sidepanel.html${hash}`));
  const textOf = (selector: string) =>
    page.$eval(selector, (element) => (element as HTMLElement).innerText).catch(() => '');
  const isSame = async () => {
    const shown = (await textOf('.gpt h2')) || (await textOf('.no-gpt p'));
    return shown !== '' && (await extension.sidebarText()).includes(shown);
  };
  const same = await poll(isSame, (is) => is, 10_000);
  expect(
    same,
    `The sidebar at ${await extension.getSidebarUrl()} says: ${await extension.sidebarText()}`,
  ).toBe(true);
  return page;
}

describe('“Inspect GPT”', () => {
  test('shows the GPT of a wrapped link with one look-up', async () => {
    const entry = fixture.gateway.catalogue.get(untouchedGpt(fixture));
    const linkUrl = `https://t.example/?u=${encodeURIComponent(entry.link)}`;
    const answer = await answerTo({ menuItemId: 'link', linkUrl });
    await answer.waitForSelector('.gpt h2');
    expect(await answer.$eval('.gpt h2', (each) => each.textContent)).toBe(entry.name);
    expect(fixture.gateway.stats().byId).toEqual({ [entry.id]: 1 });
  });

  test('shows the GPT of an id in the selection', async () => {
    // In Chromium, the driver can trigger an entry only in a running background.
    if (browserKind === 'firefox') await fixture.extension.stopBackground();
    const selectionText = 'The one called g-k3IqoCe1l is good';
    const answer = await answerTo({ menuItemId: 'selection', selectionText });
    await answer.waitForSelector('.gpt h2');
    expect(await answer.$eval('.gpt h2', (each) => each.textContent)).toBe('Code Guru');
  });

  test('lists the GPTs of the page without a request', async () => {
    const { extension, pages } = fixture;
    const page = await extension.openPage(`${pages.url}/counting`);
    const click = { menuItemId: 'page', pageUrl: page.url() } as const;
    if (browserKind === 'firefox') {
      await extension.clickMenuEntry(page, click);
      const text = () => (extension as FirefoxExtensionBrowser).sidebarText();
      expect(await poll(text, (shown) => shown.includes('7 GPTs'), 5000)).toContain('7 GPTs');
      return;
    }
    const answer = await answerTo(click, page);
    await answer.waitForFunction(() => /7 GPTs/.test(document.body.innerText), { polling: 50 });
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('says when a selection contains no id, and searches for it only on request', async () => {
    const { extension, gateway } = fixture;
    const answer = await answerTo({ menuItemId: 'selection', selectionText: 'code guru' });
    expect(await answer.$eval('main', (main) => main.innerText)).toContain(
      '“code guru” contains no GPT link or ID.',
    );
    expect(await axeOnPage(answer)).toEqual([]);
    expect(gateway.stats().lookups).toBe(0);
    await answer.click('main button');
    const popup = await waitForExtensionPage(
      extension.browser,
      extension.extensionUrl('popup.html'),
    );
    await popup?.waitForSelector('.hit');
    expect(gateway.stats().bySearch).toEqual({ 'code guru': 1 });
  });
});

interface Api {
  runtime: { sendMessage(message: object): Promise<unknown> };
  contextMenus: { update(id: string, change: object): Promise<void> };
}

test(
  'appears in the menu only for links that may lead to a GPT, and opens the sidebar',
  onlyIn('firefox', 'Chromium’s driver cannot open the context menu'),
  async () => {
    const extension = fixture.extension as FirefoxExtensionBrowser;
    const entry = fixture.gateway.catalogue.get(untouchedGpt(fixture));
    const page = await extension.openPage(
      `${fixture.pages.url}/frame?gpt=${encodeURIComponent(entry.name)}`,
    );
    await page.evaluate(() => {
      const other = document.createElement('a');
      Object.assign(other, { id: 'other', href: '/blog-posts', textContent: 'Another link' });
      document.body.append(other);
    });
    expect(await extension.openContextMenu(page, '#other')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await extension.openContextMenu(page, '#link-in-frame')).toEqual([
      'Inspect GPT',
      'Try GPT',
    ]);
    await extension.clickFirstMenuEntry();
    expect(
      await poll(
        () => extension.sidebarText(),
        (shown) => shown.includes(entry.name),
        5000,
      ),
    ).toContain(entry.name);
    // The browser may record URLs, so this one must not contain the id.
    expect(await extension.getSidebarUrl()).toMatch(/#gpt$/);
    expect(fixture.gateway.stats().byId).toEqual({ [entry.id]: 1 });
  },
);

describe('the context menu in Chinese', () => {
  afterEach(() => selectOption(fixture, '语言', 'auto'));

  test(
    'changes its language immediately',
    onlyIn('firefox', 'Chromium’s driver cannot open the context menu'),
    async () => {
      const extension = fixture.extension as FirefoxExtensionBrowser;
      await selectOption(fixture, 'Language', 'zh_CN');
      const page = await extension.openPage(`${fixture.pages.url}/frame?gpt=documented`);
      expect(await extension.openContextMenu(page, '#link-in-frame')).toEqual([
        '查看 GPT 信息',
        '试用 GPT',
      ]);
    },
  );

  test('answers in the selected language', async () => {
    await selectOption(fixture, 'Language', 'zh_CN');
    const answer = await answerTo({ menuItemId: 'selection', selectionText: '写诗' });
    expect(await answer.$eval('main', (main) => main.innerText)).toContain('“写诗”中没有');
  });
});
