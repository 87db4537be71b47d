import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENTED_ID } from '../../gateway/catalogue.ts';
import { privilegedScript } from '../support/driver/firefox-internals.ts';
import { clickInCard, elementInCard, hover, waitForCard } from '../support/driver/index.ts';
import { browserKind, pause, useFixture } from '../support/fixtures/fixture.ts';

// A page without HTTPS has no clipboard API. A host name is needed, because browsers treat local addresses as secure.
const HOST = 'plain.example';
const fixture = useFixture({ args: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`] });

beforeAll(async () => {
  if (browserKind !== 'firefox') return;
  const runPrivileged = await privilegedScript(fixture.extension.browser);
  await runPrivileged(`{
    Services.prefs.setStringPref('network.dns.forceResolve', '127.0.0.1');
    Services.prefs.setBoolPref('dom.security.https_first', false);
  }`);
});

async function cardOnPlainPage(prepare: () => void = () => {}): Promise<Page> {
  const { extension, pages } = fixture;
  const page = await extension.openPage(
    `${pages.url.replace('127.0.0.1', HOST)}/frame?gpt=documented`,
  );
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.evaluate(prepare);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { name: 'Code Guru', isBusy: false });
  return page;
}

/** The content of the clipboard, pasted into another page that does not interfere. */
async function pasted(): Promise<string> {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
  await page.evaluate(() => {
    document.body.innerHTML = '<textarea autofocus></textarea>';
    document.querySelector('textarea')?.focus();
  });
  await page.keyboard.down('Control');
  await page.keyboard.press('v', { commands: ['Paste'] });
  await page.keyboard.up('Control');
  await pause(300);
  const text = await page.$eval('textarea', ({ value }) => value);
  await page.close();
  return text;
}

const controls = async (page: Page) => (await waitForCard(page)).focusables.map(({ name }) => name);

describe('“Copy id” on a page without HTTPS', () => {
  test('copies the id and keeps the focus on the button', async () => {
    const page = await cardOnPlainPage();
    await (await elementInCard(page, 'button', 'Copy ID')).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => controls(page)).toContain('Copied');
    const isFocused = await (await elementInCard(page, 'button', 'Copied')).evaluate(
      (button) => (button.getRootNode() as ShadowRoot).activeElement === button,
    );
    expect(isFocused).toBe(true);
    expect(await pasted()).toBe(DOCUMENTED_ID);
  });

  test('copies the id although the page writes its own text on copy events', async () => {
    const page = await cardOnPlainPage(() => {
      for (const each of [document, document.body]) {
        each.addEventListener(
          'copy',
          (event) => {
            (event as ClipboardEvent).clipboardData?.setData('text/plain', 'from the page');
            event.preventDefault();
          },
          true,
        );
      }
    });
    await clickInCard(page, 'button', 'Copy ID');
    await expect.poll(() => controls(page)).toContain('Copied');
    expect(await pasted()).toBe(DOCUMENTED_ID);
  });

  test('says that copying was blocked when the page handles the event first, and selects the id', async () => {
    const page = await cardOnPlainPage(() => {
      const takeOver = (event: Event) => {
        (event as ClipboardEvent).clipboardData?.setData('text/plain', 'from the page');
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      addEventListener('copy', takeOver, true);
    });
    await clickInCard(page, 'button', 'Copy ID');
    const { alert, focusables } = await waitForCard(page, { text: 'Copying was blocked' });
    expect(alert).toContain('The ID is selected');
    expect(focusables.map(({ name }) => name)).toContain('Copy ID');
    const button = await elementInCard(page, 'button', 'Copy ID');
    // A selection in a closed root is visible only to that root.
    const selected = await button.evaluate((each) => {
      const root = each.getRootNode() as ShadowRoot & { getSelection?(): Selection };
      return String(root.getSelection?.() ?? getSelection());
    });
    expect(selected).toBe(DOCUMENTED_ID);
  });
});
