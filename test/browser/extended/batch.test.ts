import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
import {
  fill,
  openPopupOver,
  openSidePanel,
  press,
  pressInPopup,
} from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import {
  findBatchPage,
  getNames,
  getText,
  openPanelFor,
  runPageBatch,
  waitForText,
} from '../support/fixtures/batch-panel.ts';
import { forgetFailures, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** The tab of a web page. */
async function pageAt(path: string): Promise<Page> {
  const page = await waitForExtensionPage(fixture.extension.browser, fixture.pages.url + path);
  if (!page) throw new Error(`No tab shows ${path}.`);
  return page;
}

test('shows the cost of a batch before it starts, and a table at its end', async () => {
  const { gateway } = fixture;
  const panel = await openPanelFor(fixture, '/many?n=30');
  expect(await waitForText(panel, '.lookup-button', /look-up/)).toContain('30 look-ups');
  expect(await getText(panel, '.panel-list')).toContain('not looked up');
  expect(gateway.stats().lookups).toBe(0);

  await press(panel, 'Look up all');
  await waitForText(panel, '.batch-status', /30 GPTs · done/);
  expect(gateway.stats().lookups).toBe(30);
  expect(await getText(panel, 'h2')).toBe('30 GPT links');
  const found = await poll(
    () => getNames(panel),
    (all) => all.length > 15,
    5000,
  );
  expect(found).toContain('Penny Pilot');

  // All GPTs are cached now, so another batch costs nothing.
  await panel.close();
  const again = await openPanelFor(fixture, '/many?n=30');
  const cost = await waitForText(again, '.lookup-button', /look-up/);
  expect(cost).toContain('0 look-ups, 30 already cached');
  expect(await getText(again, '.panel-list')).toContain('★');
});

// In Firefox the popup is in a tab, where clicks are no user gesture, so the panel opens in a tab too.
test('shows the cost of a batch in the popup, and starts it in the panel that the popup opens', async () => {
  const { extension, pages, gateway } = fixture;
  const page = await extension.openPage(`${pages.url}/many?n=35`);
  const popup = await openPopupOver(extension, page);
  const offer = await waitForText(popup, '.lookup-button', /look-ups?/);
  const cost = Number(/(\d+) look-up/.exec(offer)?.[1]);
  expect(gateway.stats().lookups).toBe(0);
  // The popup closes on this click, before the driver gets a response.
  await pressInPopup(popup, 'Look up all').catch(() => {});
  const panel = await poll(() => findBatchPage(fixture), Boolean, 10_000);
  if (!panel) throw new Error('No panel shows a batch.');
  await waitForText(panel, '.batch-status', /35 GPTs · done/);
  expect(gateway.stats().lookups).toBe(cost);
});

/** Replaces the page's GPTs with others of the catalogue; returns their ids. */
function showInstead(page: Page, from: number, count: number): Promise<string[]> {
  const entries = fixture.gateway.catalogue.all.slice(from, from + count);
  return page.evaluate(
    (links) => {
      document.body.innerHTML = links
        .map(({ link, name }) => `<p><a href="${link}">${name}</a>`)
        .join('');
      return links.map(({ id }) => id);
    },
    entries.map(({ id, link, name }) => ({ id, link, name })),
  );
}

test('updates the list when a single-page app changes its URL and renders its content later', async () => {
  const panel = await openPanelFor(fixture, '/many?n=12');
  await waitForText(panel, '.list-count', /^12 GPTs/);
  const page = await pageAt('/many?n=12');
  await page.evaluate(() => history.pushState(null, '', '?another-view'));
  await pause(1500);
  await showInstead(page, 150, 31);
  await waitForText(panel, '.list-count', /^31 GPTs/);
  expect(fixture.gateway.stats().lookups).toBe(0);
});

test("lists the page's new GPTs instead of looking up those that are gone", async () => {
  const panel = await openPanelFor(fixture, '/many?n=12');
  await waitForText(panel, '.lookup-button', /look-up/);
  // The URL stays the same: a changed one would update the list.
  const ids = await showInstead(await pageAt('/many?n=12'), 190, 7);
  // By script, because a pointer that enters the panel would update the list.
  await panel.$eval('.lookup-button button', (button) => (button as HTMLButtonElement).click());
  await waitForText(panel, '[role=status]', /The page has changed/);
  await waitForText(panel, '.list-count', /^7 GPTs/);
  expect(fixture.gateway.stats().lookups).toBe(0);
  await press(panel, 'Look up all');
  await waitForText(panel, '.batch-status', /7 GPTs · done/);
  expect(Object.keys(fixture.gateway.stats().byId).sort()).toEqual(ids.sort());
});

test('looks up the GPTs that the popup listed, even if the page or an open panel has changed meanwhile', async () => {
  const { extension, gateway, pages } = fixture;
  const page = await extension.openPage(`${pages.url}/plain`);
  const offered = await showInstead(page, 220, 9);
  const popup = await openPopupOver(extension, page);
  await waitForText(popup, '.lookup-button', /9 look-ups/);
  await showInstead(page, 240, 5);
  await pressInPopup(popup, 'Look up all').catch(() => {});
  const panel = await poll(() => findBatchPage(fixture), Boolean, 10_000);
  if (!panel) throw new Error('No panel shows a batch.');
  await waitForText(panel, '.batch-status', /9 GPTs · done/);
  expect(Object.keys(gateway.stats().byId).sort()).toEqual(offered.sort());
  // Reloading the panel starts nothing.
  await panel.evaluate(() => location.reload());
  await waitForText(panel, '.batch-status', /9 GPTs · done/);
  expect(await panel.evaluate(() => location.hash)).toMatch(/^#batch\//);
});

test('shows the progress of a batch, pauses, resumes and cancels it', async () => {
  const { gateway } = fixture;
  // Slow enough for the clicks below in any browser.
  gateway.delay(800);
  const panel = await openPanelFor(fixture, '/many?n=120');
  await press(panel, 'Look up all');
  await waitForText(panel, '.batch-status', /a (second|minute) · .* left/);
  const progress = await panel.$('aria/Batch progress[role="progressbar"]');
  expect(await progress?.evaluate((it) => it instanceof HTMLProgressElement && it.max)).toBe(120);

  await press(panel, 'Pause');
  await waitForText(panel, '.batch-status', /paused/);
  // Requests in flight still get their responses.
  await pause();
  const before = gateway.stats().lookups;
  await pause();
  expect(gateway.stats().lookups).toBe(before);

  await press(panel, 'Resume');
  await poll(
    async () => gateway.stats().lookups,
    (count) => count > before,
    5000,
  );
  expect(gateway.stats().lookups).toBeGreaterThan(before);
  await press(panel, 'Cancel');
  await waitForText(panel, '.batch-status', /cancelled/);
  await pause();
  const atTheEnd = gateway.stats().lookups;
  await pause();
  expect(gateway.stats().lookups).toBe(atTheEnd);
  expect(atTheEnd).toBeLessThan(120);
});

test('continues a batch while the panel is closed and repeats nothing', async () => {
  const { gateway } = fixture;
  gateway.delay(150);
  const panel = await openPanelFor(fixture, '/many?n=160');
  const estimate = await waitForText(panel, '.lookup-button', /look-up/);
  const cost = Number(/(\d+) look-ups/.exec(estimate)?.[1]);
  await press(panel, 'Look up all');
  await waitForText(panel, '.batch-status', /of 160/);
  const hash = await panel.evaluate(() => location.hash);
  await panel.close();
  await sleep(1500);
  const reopened = await openSidePanel(fixture.extension, hash);
  await waitForText(reopened, '.batch-status', /of 160|160 GPTs/);
  gateway.delay(0);
  await waitForText(reopened, '.batch-status', /160 GPTs · done/);
  expect(gateway.stats().lookups).toBe(cost);
});

test('lists failed items with their reasons and retries them', async () => {
  const { gateway } = fixture;
  gateway.fail({ kind: 'truncated-json' });
  const name = gateway.catalogue.all[250]?.name ?? '';
  const panel = await openPanelFor(fixture, `/frame?gpt=${encodeURIComponent(name)}`);
  await press(panel, 'Look up all');
  await waitForText(panel, '.batch-status', /done · 1 failed/);
  await panel.click('.batch-failures summary');
  expect(await getText(panel, '.batch-failures')).toContain('Unreadable answer');
  gateway.heal();
  await press(panel, 'Try again');
  await panel.waitForSelector('.batch-name');
  expect(await getNames(panel)).toEqual([name]);
  expect(await panel.$('.batch-failures')).toBeNull();
});

test('explains why the gateway paused a batch and how to continue', async () => {
  const { gateway } = fixture;
  gateway.fail({ kind: 'key-expired' });
  const panel = await openPanelFor(fixture, '/many?n=400');
  await press(panel, 'Look up all');
  await waitForText(panel, '.failure', /the key has expired/);
  expect(await getText(panel, '.batch-status')).toContain('paused');
  expect(await getText(panel, '.recovery-actions')).toContain('Open settings');
  expect(gateway.stats().lookups).toBeLessThan(10);
  // The open circuit breaker would affect the next test.
  await forgetFailures(fixture);
});

test('looks up a pasted list of ids after showing its number and cost', async () => {
  const { gateway } = fixture;
  const panel = await openPanelFor(fixture, '/plain');
  const [one, two] = gateway.catalogue.all.slice(-3);
  await panel.waitForSelector('.import-form');
  await panel.evaluate(() => {
    const form = document.querySelector<HTMLDetailsElement>('.import-form');
    if (form) form.open = true;
  });
  const { lookups } = gateway.stats();
  await fill(panel, 'Paste IDs or links of GPTs. Other text is ignored.', 'none');
  await waitForText(panel, '.import-form [role=status]', /No GPT IDs or links found/);
  const list = `1. ${one?.id} and https://chatgpt.com/g/${two?.id}-slug, ${one?.id}\nthat is all`;
  await fill(panel, 'Paste IDs or links of GPTs. Other text is ignored.', list);
  await waitForText(panel, '.import-form [role=status]', /^2 GPTs found · 1 line without a GPT$/);
  await waitForText(panel, '.import-form .lookup-button', /2 look-ups/);
  expect(gateway.stats().lookups).toBe(lookups);
  await press(panel, 'Look up this list');
  await waitForText(panel, '.batch-status', /2 GPTs · done/);
  expect(await getText(panel, 'h2')).toBe('List of 2 GPTs');
});

test('lists, renames, deletes and restores batches', async () => {
  const panel = await runPageBatch(fixture, '/many?n=2');
  await panel.evaluate(() => {
    location.hash = '#batches';
  });
  await panel.waitForSelector('.batch-link');
  const titles = () =>
    panel.$$eval('.batch-link strong', (all) => all.map(({ textContent }) => textContent));
  expect(await titles()).toContain('2 GPT links');
  const count = (await titles()).length;
  await press(panel, 'Rename “2 GPT links”');
  await fill(panel, 'Title', 'My two');
  await panel.keyboard.press('Enter');
  await waitForText(panel, '.batch-list', /My two/);
  await press(panel, 'Delete “My two”');
  await waitForText(panel, '.undo-bar', /^Deleted “My two”\.Undo$/);
  await poll(titles, (all) => all.length === count - 1, 3000);
  expect(await titles()).not.toContain('My two');
  await press(panel, 'Undo');
  await poll(titles, (all) => all.length === count, 3000);
  expect(await titles()).toContain('My two');
});

test('says when a page has no GPTs, and follows the active tab', async () => {
  const { extension, pages } = fixture;
  const panel = await openPanelFor(fixture, '/dialog');
  const page = await extension.openPage(`${pages.url}/many?n=3`);
  await waitForText(panel, '.list-count', /3 GPTs on this page/);
  await page.goto(`${pages.url}/many?n=0`);
  await waitForText(panel, 'main', /No GPTs on this page/);
  expect(fixture.gateway.stats().lookups).toBe(0);
});
