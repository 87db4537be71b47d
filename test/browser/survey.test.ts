import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { fill, press } from './driver/index.ts';
import { poll } from './driver/poll.ts';
import { forgetFailures, pause, useWorld } from './world.ts';

const world = useWorld();

/** A web page, and the side panel's page in a tab of a side panel's width that is about it. */
async function openPanelOver(path: string): Promise<Page> {
  const { lens, pages } = world;
  const address = pages.url + path;
  await lens.openPage(address);
  return openPanel(await hashOf(address));
}

async function openPanel(hash: string): Promise<Page> {
  const { lens } = world;
  const panel = await lens.openPage(lens.extensionUrl(`sidepanel.html${hash}`));
  await panel.setViewport({ width: 400, height: 800 });
  return panel;
}

/** The panel's view of the page that a tab shows. */
async function hashOf(address: string): Promise<string> {
  const { lens } = world;
  const own = await lens.openPage(lens.extensionUrl('sidepanel.html#history'));
  const id = await own.evaluate(async (url) => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(what: object): Promise<{ id: number; url: string }[]> } };
    };
    return (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id;
  }, address);
  await own.close();
  return `#page/${id}`;
}

function textOf(panel: Page, selector: string): Promise<string> {
  return panel.$eval(selector, ({ textContent }) => textContent);
}

/** Waits until what a selector finds says something. */
async function untilSays(panel: Page, selector: string, words: RegExp): Promise<string> {
  const read = () => textOf(panel, selector).catch(() => '');
  const said = await poll(read, (text) => words.test(text), 15_000);
  if (!words.test(said)) throw new Error(`${selector} says “${said}”, not ${words}.`);
  return said;
}

function names(panel: Page): Promise<string[]> {
  return panel.$$eval('.survey-name', (all) => all.map(({ textContent }) => textContent));
}

/** What a column of the table says, from the top. */
async function cells(panel: Page, column: number): Promise<string[]> {
  return panel.$$eval(
    '.survey-table tbody tr:not(.survey-gap)',
    (rows, at) => rows.map((row) => row.children[at]?.textContent ?? ''),
    column,
  );
}

/** Surveys the GPTs of a page, to the end. */
async function surveyed(path: string): Promise<Page> {
  const panel = await openPanelOver(path);
  await press(panel, 'Survey this page');
  await untilSays(panel, '.survey-state', /done/);
  return panel;
}

test('a page says what its survey costs, asks nobody before it starts, and ends in a table', async () => {
  const { gateway } = world;
  const panel = await openPanelOver('/many?n=30');
  expect(await untilSays(panel, '.survey-offer', /look-up/)).toContain('30 look-ups');
  expect(await textOf(panel, '.panel-list')).toContain('not read yet');
  expect(gateway.stats().lookups).toBe(0);

  await press(panel, 'Survey this page');
  await untilSays(panel, '.survey-state', /30 GPTs · done/);
  expect(gateway.stats().lookups).toBe(30);
  expect(await textOf(panel, 'h2')).toBe('30 GPT links');
  const found = await poll(
    () => names(panel),
    (all) => all.length > 15,
    5000,
  );
  expect(found).toContain('Penny Pilot');

  // All of it has been read now, so that a survey costs nothing.
  await panel.close();
  const again = await openPanelOver('/many?n=30');
  const cost = await untilSays(again, '.survey-offer', /look-up/);
  expect(cost).toContain('0 look-ups, 30 already read');
  expect(await textOf(again, '.panel-list')).toContain('★');
});

test('it shows how far it is, is paused, goes on where it was, and is cancelled', async () => {
  const { gateway } = world;
  gateway.delay(250);
  const panel = await openPanelOver('/many?n=120');
  await press(panel, 'Survey this page');
  await untilSays(panel, '.survey-state', /a second · .* left/);
  const progress = await panel.$('aria/Progress of the survey[role="progressbar"]');
  expect(await progress?.evaluate((it) => it instanceof HTMLProgressElement && it.max)).toBe(120);

  await press(panel, 'Pause');
  await untilSays(panel, '.survey-state', /paused/);
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
  await untilSays(panel, '.survey-state', /cancelled/);
  await pause();
  const atTheEnd = gateway.stats().lookups;
  await pause();
  expect(gateway.stats().lookups).toBe(atTheEnd);
  expect(atTheEnd).toBeLessThan(120);
});

test('it goes on while the panel is closed, and repeats nothing', async () => {
  const { gateway } = world;
  gateway.delay(150);
  const panel = await openPanelOver('/many?n=160');
  const estimate = await untilSays(panel, '.survey-offer', /look-up/);
  const cost = Number(/(\d+) look-ups/.exec(estimate)?.[1]);
  await press(panel, 'Survey this page');
  await untilSays(panel, '.survey-state', /of 160/);
  const hash = await panel.evaluate(() => location.hash);
  await panel.close();
  await sleep(1500);
  const reopened = await openPanel(hash);
  await untilSays(reopened, '.survey-state', /of 160|160 GPTs/);
  gateway.delay(0);
  await untilSays(reopened, '.survey-state', /160 GPTs · done/);
  expect(gateway.stats().lookups).toBe(cost);
});

test('the table is sorted and filtered, its columns are chosen and remembered', async () => {
  const panel = await surveyed('/many?n=60');
  const scores = (await cells(panel, 2)).map(Number).filter((score) => !Number.isNaN(score));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));

  await press(panel, 'Name');
  const byName = await poll(
    () => names(panel),
    ([first = '', last = '']) => first.localeCompare(last) <= 0,
    5000,
  );
  expect(byName).toEqual(byName.toSorted(new Intl.Collator('en', { numeric: true }).compare));
  expect(await panel.$$eval('[aria-sort]', (heads) => heads.map((it) => it.textContent))).toEqual([
    'Name↑',
  ]);

  await fill(panel, 'Search the table', 'penny pilot');
  await untilSays(panel, '.panel-count', /^1 of 60 GPTs$/);
  expect(await names(panel)).toEqual(['Penny Pilot']);
  await fill(panel, 'Search the table', ' ');
  await panel.evaluate(() => document.querySelector<HTMLElement>('.survey-fold summary')?.click());
  await press(panel, 'Has Actions');
  await untilSays(panel, '.panel-count', /^\d+ of 60 GPTs$/);
  expect(await untilSays(panel, '.survey-fold summary', /1 filter/)).toBe('1 filter');
  for (const contacts of await cells(panel, 7)) expect(contacts).toMatch(/\.|does not name/);
  await press(panel, 'Clear filters');
  await untilSays(panel, '.panel-count', /^60 GPTs$/);

  await panel.evaluate(() => {
    const folds = [...document.querySelectorAll('summary')];
    folds.find(({ textContent }) => textContent === 'Columns')?.click();
  });
  await panel.evaluate(() => {
    const columns = [...document.querySelectorAll<HTMLElement>('fieldset .survey-check')];
    columns.find(({ textContent }) => textContent === 'Author')?.click();
  });
  const heads = () =>
    panel.$$eval('.survey-sort', (all) => all.map(({ firstChild }) => firstChild?.textContent));
  expect((await heads()).slice(0, 3)).toEqual(['Name', 'Author', 'Score']);
  await sleep(300);
  const hash = await panel.evaluate(() => location.hash);
  await panel.close();
  const reopened = await openPanel(hash);
  await reopened.waitForSelector('.survey-sort');
  expect(
    await reopened.$$eval('.survey-sort', (all) => all.map(({ textContent }) => textContent)),
  ).toContain('Author');
});

test('the plot names the point under the pointer and the one of the keyboard, and opens it', async () => {
  const panel = await surveyed('/many?n=60');
  await press(panel, 'Plot');
  await panel.waitForSelector('.plot-points circle');
  const at = await panel.$eval('.plot-points circle:nth-child(5)', (circle) => {
    const { x, y, width } = circle.getBoundingClientRect();
    return { x: x + width / 2, y: y + width / 2 };
  });
  await panel.mouse.move(at.x - 30, at.y);
  await panel.mouse.move(at.x, at.y);
  const named = await untilSays(panel, '.plot-name', /\d\.\d\d of [\d,]+ ratings?, score \d\.\d\d/);

  await fill(panel, 'Search the table', 'penny pilot');
  await panel.waitForFunction(() => document.querySelectorAll('.plot-points circle').length === 1, {
    polling: 50,
  });
  await panel.focus('.plot-area');
  const other = await untilSays(panel, '.plot-name', /Penny Pilot/);
  expect(other).not.toBe(named);
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('.gpt-body h2');
  expect(await textOf(panel, 'main h2')).toBe('Penny Pilot');
});

test('what failed is kept apart with its reason, and tried again', async () => {
  const { gateway } = world;
  gateway.fail({ kind: 'truncated-json' });
  const name = gateway.catalogue.all[250]?.name ?? '';
  const panel = await openPanelOver(`/frame?gpt=${encodeURIComponent(name)}`);
  await press(panel, 'Survey this page');
  await untilSays(panel, '.survey-state', /done · 1 failed/);
  await panel.click('.survey-failures summary');
  expect(await textOf(panel, '.survey-failures')).toContain('Unreadable answer');
  gateway.heal();
  await press(panel, 'Try again');
  await panel.waitForSelector('.survey-name');
  expect(await names(panel)).toEqual([name]);
  expect(await panel.$('.survey-failures')).toBeNull();
});

test('a pause that the gateway forces says why and how to go on', async () => {
  const { gateway } = world;
  gateway.fail({ kind: 'key-expired' });
  const panel = await openPanelOver('/many?n=400');
  await press(panel, 'Survey this page');
  await untilSays(panel, '.failure', /the key has expired/);
  expect(await textOf(panel, '.survey-state')).toContain('paused');
  expect(await textOf(panel, '.ways-out')).toContain('Open settings');
  expect(gateway.stats().lookups).toBeLessThan(10);
  // What stands against the gateway would fail what is asked next.
  await forgetFailures(world);
});

test('a list of ids is surveyed, once it is said how many there are and what they cost', async () => {
  const { gateway } = world;
  const panel = await openPanelOver('/plain');
  const [one, two] = gateway.catalogue.all.slice(-3);
  await panel.waitForSelector('.import-form');
  await panel.evaluate(() => {
    const form = document.querySelector<HTMLDetailsElement>('.import-form');
    if (form) form.open = true;
  });
  const { lookups } = gateway.stats();
  await fill(panel, 'Paste ids or links of GPTs, with whatever stands around them.', 'none');
  await untilSays(panel, '.import-form [role=status]', /no id and no link/);
  const list = `1. ${one?.id} and https://chatgpt.com/g/${two?.id}-slug, ${one?.id}\nthat is all`;
  await fill(panel, 'Paste ids or links of GPTs, with whatever stands around them.', list);
  await untilSays(panel, '.import-form [role=status]', /^2 GPTs found · 1 line without a GPT$/);
  await untilSays(panel, '.import-form .survey-offer', /2 look-ups/);
  expect(gateway.stats().lookups).toBe(lookups);
  await press(panel, 'Survey this list');
  await untilSays(panel, '.survey-state', /2 GPTs · done/);
  expect(await textOf(panel, 'h2')).toBe('List of 2 GPTs');
});

test('surveys are listed, renamed, deleted and brought back', async () => {
  const panel = await surveyed('/many?n=2');
  await panel.evaluate(() => {
    location.hash = '#surveys';
  });
  await panel.waitForSelector('.survey-link');
  const titles = () =>
    panel.$$eval('.survey-link strong', (all) => all.map(({ textContent }) => textContent));
  expect(await titles()).toContain('2 GPT links');
  const count = (await titles()).length;
  await press(panel, 'Rename “2 GPT links”');
  await fill(panel, 'Title', 'My two');
  await panel.keyboard.press('Enter');
  await untilSays(panel, '.survey-list', /My two/);
  await press(panel, 'Delete “My two”');
  await untilSays(panel, '.undo-bar', /“My two” is deleted/);
  await poll(titles, (all) => all.length === count - 1, 3000);
  expect(await titles()).not.toContain('My two');
  await press(panel, 'Undo');
  await poll(titles, (all) => all.length === count, 3000);
  expect(await titles()).toContain('My two');
});

test('a page without GPTs says so, and the panel follows the tab in front', async () => {
  const { lens, pages } = world;
  const panel = await openPanelOver('/dialog');
  await lens.openPage(`${pages.url}/many?n=3`);
  await untilSays(panel, '.panel-count', /3 GPTs on this page/);
  const [page] = (await lens.browser.pages()).slice(-1);
  await page?.goto(`${pages.url}/many?n=0`);
  await untilSays(panel, 'main', /No GPTs on this page/);
  expect(world.gateway.stats().lookups).toBe(0);
});

test('a thousand rows are one stop of the keyboard, and only those in sight are drawn', async () => {
  const panel = await surveyed('/many?n=1000');
  const drawn = await panel.$$eval('.survey-name', (all) => all.length);
  expect(drawn).toBeGreaterThan(10);
  expect(drawn).toBeLessThan(80);
  await panel.focus('.survey-name[tabindex="0"]');
  await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('ArrowDown');
  const focused = () =>
    panel.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'));
  await poll(focused, (row) => row === '4', 3000);
  expect(await focused()).toBe('4');
  await panel.keyboard.press('End');
  const count = await panel.$eval('table', (table) => table.getAttribute('aria-rowcount'));
  await poll(focused, (row) => row === count, 3000);
  expect(await focused()).toBe(count);
  // The focus is where it was when the row has been scrolled away and back.
  await panel.evaluate(() => document.querySelector('.survey-scroller')?.scrollTo(0, 0));
  await sleep(200);
  expect(await focused()).toBe(count);

  const name = await panel.evaluate(() => document.activeElement?.textContent);
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('.gpt-body h2');
  expect(await textOf(panel, 'main h2')).toBe(name);
  await panel.evaluate(() => history.back());
  await panel.waitForSelector('.survey-table');
});
