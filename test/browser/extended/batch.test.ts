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
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();

/** The tab of a web page. */
async function pageAt(path: string): Promise<Page> {
  const page = await waitForExtensionPage(world.extension.browser, world.pages.url + path);
  if (!page) throw new Error(`No tab shows ${path}.`);
  return page;
}

test('a page says what its survey costs, asks nobody before it starts, and ends in a table', async () => {
  const { gateway } = world;
  const panel = await openPanelFor(world, '/many?n=30');
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

  // All of it has been read now, so that a survey costs nothing.
  await panel.close();
  const again = await openPanelFor(world, '/many?n=30');
  const cost = await waitForText(again, '.lookup-button', /look-up/);
  expect(cost).toContain('0 look-ups, 30 already cached');
  expect(await getText(again, '.panel-list')).toContain('★');
});

// In Firefox the popup is drawn in a tab, where a press is no person's, so that the panel comes in a tab, too.
test('the popup says what a survey costs, and the panel that it opens starts it', async () => {
  const { extension, pages, gateway } = world;
  const page = await extension.openPage(`${pages.url}/many?n=35`);
  const popup = await openPopupOver(extension, page);
  const offer = await waitForText(popup, '.lookup-button', /look-ups?/);
  const cost = Number(/(\d+) look-up/.exec(offer)?.[1]);
  expect(gateway.stats().lookups).toBe(0);
  // It closes at that, and takes the answer of the press with it.
  await pressInPopup(popup, 'Look up all').catch(() => {});
  const panel = await poll(() => findBatchPage(world), Boolean, 10_000);
  if (!panel) throw new Error('No panel shows a survey.');
  await waitForText(panel, '.batch-status', /35 GPTs · done/);
  expect(gateway.stats().lookups).toBe(cost);
});

/** Makes the page show GPTs of the catalogue instead of its own; gives their ids. */
function showInstead(page: Page, from: number, count: number, wait: number): Promise<string[]> {
  const entries = world.gateway.catalogue.all.slice(from, from + count);
  return page.evaluate(
    (links, ms) => {
      history.pushState(null, '', '?another-view');
      setTimeout(() => {
        document.body.innerHTML = links
          .map(({ link, name }) => `<p><a href="${link}">${name}</a>`)
          .join('');
      }, ms);
      return links.map(({ id }) => id);
    },
    entries.map(({ id, link, name }) => ({ id, link, name })),
    wait,
  );
}

test('the list follows an application that changes its address and brings its content later', async () => {
  const panel = await openPanelFor(world, '/many?n=12');
  await waitForText(panel, '.list-count', /^12 GPTs/);
  const page = await pageAt('/many?n=12');
  await showInstead(page, 150, 31, 1500);
  await waitForText(panel, '.list-count', /^31 GPTs/);
  expect(world.gateway.stats().lookups).toBe(0);
});

test(
  'GPTs that are not on the page any more are not looked up: what it has now is offered first',
  onlyIn(
    'chromium',
    'in Firefox the panel is in a tab, and its list has followed before the press',
  ),
  async () => {
    const panel = await openPanelFor(world, '/many?n=12');
    await waitForText(panel, '.lookup-button', /look-up/);
    const page = await pageAt('/many?n=12');
    const ids = await showInstead(page, 190, 7, 0);
    // As fast as a hand that was just about to press: by a key, the pointer being elsewhere.
    await panel.$eval('.lookup-button button', (button) => (button as HTMLButtonElement).click());
    await waitForText(panel, '[role=status]', /The page has changed/);
    await waitForText(panel, '.list-count', /^7 GPTs/);
    expect(world.gateway.stats().lookups).toBe(0);
    await press(panel, 'Look up all');
    await waitForText(panel, '.batch-status', /7 GPTs · done/);
    expect(Object.keys(world.gateway.stats().byId).sort()).toEqual(ids.sort());
  },
);

test('the popup’s survey is of the GPTs that it offered, whatever the page or an open panel has meanwhile', async () => {
  const { extension, gateway, pages } = world;
  const page = await extension.openPage(`${pages.url}/plain`);
  const offered = await showInstead(page, 220, 9, 0);
  const popup = await openPopupOver(extension, page);
  await waitForText(popup, '.lookup-button', /9 look-ups/);
  await showInstead(page, 240, 5, 0);
  await pressInPopup(popup, 'Look up all').catch(() => {});
  const panel = await poll(() => findBatchPage(world), Boolean, 10_000);
  if (!panel) throw new Error('No panel shows a survey.');
  await waitForText(panel, '.batch-status', /9 GPTs · done/);
  expect(Object.keys(gateway.stats().byId).sort()).toEqual(offered.sort());
  // A panel that is loaded again starts nothing.
  await panel.evaluate(() => location.reload());
  await waitForText(panel, '.batch-status', /9 GPTs · done/);
  expect(await panel.evaluate(() => location.hash)).toMatch(/^#survey\//);
});

test('it shows how far it is, is paused, goes on where it was, and is cancelled', async () => {
  const { gateway } = world;
  // Slow enough that hands can be quicker, in any browser.
  gateway.delay(800);
  const panel = await openPanelFor(world, '/many?n=120');
  await press(panel, 'Look up all');
  await waitForText(panel, '.batch-status', /a (second|minute) · .* left/);
  const progress = await panel.$('aria/Batch progress[role="progressbar"]');
  expect(await progress?.evaluate((it) => it instanceof HTMLProgressElement && it.max)).toBe(120);

  await press(panel, 'Pause');
  await waitForText(panel, '.batch-status', /paused/);
  // What was under way is still answered.
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

test('it goes on while the panel is closed, and repeats nothing', async () => {
  const { gateway } = world;
  gateway.delay(150);
  const panel = await openPanelFor(world, '/many?n=160');
  const estimate = await waitForText(panel, '.lookup-button', /look-up/);
  const cost = Number(/(\d+) look-ups/.exec(estimate)?.[1]);
  await press(panel, 'Look up all');
  await waitForText(panel, '.batch-status', /of 160/);
  const hash = await panel.evaluate(() => location.hash);
  await panel.close();
  await sleep(1500);
  const reopened = await openSidePanel(world.extension, hash);
  await waitForText(reopened, '.batch-status', /of 160|160 GPTs/);
  gateway.delay(0);
  await waitForText(reopened, '.batch-status', /160 GPTs · done/);
  expect(gateway.stats().lookups).toBe(cost);
});

test('what failed is kept apart with its reason, and tried again', async () => {
  const { gateway } = world;
  gateway.fail({ kind: 'truncated-json' });
  const name = gateway.catalogue.all[250]?.name ?? '';
  const panel = await openPanelFor(world, `/frame?gpt=${encodeURIComponent(name)}`);
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

test('a pause that the gateway forces says why and how to go on', async () => {
  const { gateway } = world;
  gateway.fail({ kind: 'key-expired' });
  const panel = await openPanelFor(world, '/many?n=400');
  await press(panel, 'Look up all');
  await waitForText(panel, '.failure', /the key has expired/);
  expect(await getText(panel, '.batch-status')).toContain('paused');
  expect(await getText(panel, '.recovery-actions')).toContain('Open settings');
  expect(gateway.stats().lookups).toBeLessThan(10);
  // What stands against the gateway would fail what is asked next.
  await forgetFailures(world);
});

test('a list of ids is surveyed, once it is said how many there are and what they cost', async () => {
  const { gateway } = world;
  const panel = await openPanelFor(world, '/plain');
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

test('surveys are listed, renamed, deleted and brought back', async () => {
  const panel = await runPageBatch(world, '/many?n=2');
  await panel.evaluate(() => {
    location.hash = '#surveys';
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
  await waitForText(panel, '.undo-bar', /“My two” is deleted/);
  await poll(titles, (all) => all.length === count - 1, 3000);
  expect(await titles()).not.toContain('My two');
  await press(panel, 'Undo');
  await poll(titles, (all) => all.length === count, 3000);
  expect(await titles()).toContain('My two');
});

test('a page without GPTs says so, and the panel follows the tab in front', async () => {
  const { extension, pages } = world;
  const panel = await openPanelFor(world, '/dialog');
  const page = await extension.openPage(`${pages.url}/many?n=3`);
  await waitForText(panel, '.list-count', /3 GPTs on this page/);
  await page.goto(`${pages.url}/many?n=0`);
  await waitForText(panel, 'main', /No GPTs on this page/);
  expect(world.gateway.stats().lookups).toBe(0);
});
