import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { axeOnPage } from '../support/driver/axe.ts';
import { fill, openSidePanel, press } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import {
  getCells,
  getNames,
  getText,
  openPanelFor,
  runPageBatch,
  waitForText,
} from '../support/fixtures/batch-panel.ts';
import { useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

test('sorts and filters the table, and remembers the chosen columns', async () => {
  const panel = await runPageBatch(fixture, '/many?n=60');
  const scores = (await getCells(panel, 2)).map(Number).filter((score) => !Number.isNaN(score));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));

  await press(panel, 'Name');
  const byName = await poll(
    () => getNames(panel),
    ([first = '', last = '']) => first.localeCompare(last) <= 0,
    5000,
  );
  expect(byName).toEqual(byName.toSorted(new Intl.Collator('en', { numeric: true }).compare));
  expect(await panel.$$eval('[aria-sort]', (heads) => heads.map((it) => it.textContent))).toEqual([
    'Name↑',
  ]);

  await fill(panel, 'Search the table', 'penny pilot');
  await waitForText(panel, '.list-count', /^1 of 60 GPTs$/);
  expect(await getNames(panel)).toEqual(['Penny Pilot']);
  await fill(panel, 'Search the table', ' ');
  await panel.evaluate(() => document.querySelector<HTMLElement>('.collapsible summary')?.click());
  await press(panel, 'Has Actions');
  await waitForText(panel, '.list-count', /^\d+ of 60 GPTs$/);
  expect(await waitForText(panel, '.collapsible summary', /1 filter/)).toBe('1 filter');
  for (const contacts of await getCells(panel, 7)) expect(contacts).toMatch(/\.|unnamed service/);
  await press(panel, 'Clear filters');
  await waitForText(panel, '.list-count', /^60 GPTs$/);

  await panel.evaluate(() => {
    const folds = [...document.querySelectorAll('summary')];
    folds.find(({ textContent }) => textContent === 'Columns')?.click();
  });
  await panel.evaluate(() => {
    const columns = [...document.querySelectorAll<HTMLElement>('fieldset .choice')];
    columns.find(({ textContent }) => textContent === 'Author')?.click();
  });
  const heads = () =>
    panel.$$eval('.batch-sort', (all) => all.map(({ firstChild }) => firstChild?.textContent));
  expect((await heads()).slice(0, 3)).toEqual(['Name', 'Author', 'Score']);
  await sleep(300);
  const hash = await panel.evaluate(() => location.hash);
  await panel.close();
  const reopened = await openSidePanel(fixture.extension, hash);
  await reopened.waitForSelector('.batch-sort');
  expect(
    await reopened.$$eval('.batch-sort', (all) => all.map(({ textContent }) => textContent)),
  ).toContain('Author');
});

test("names the plot's point under the pointer or keyboard cursor, and opens it", async () => {
  const panel = await runPageBatch(fixture, '/many?n=60');
  await press(panel, 'Plot');
  await panel.waitForSelector('.plot-points circle');
  const at = await panel.$eval('.plot-points circle:nth-child(5)', (circle) => {
    const { x, y, width } = circle.getBoundingClientRect();
    return { x: x + width / 2, y: y + width / 2 };
  });
  await panel.mouse.move(at.x - 30, at.y);
  await panel.mouse.move(at.x, at.y);
  const named = await waitForText(
    panel,
    '.plot-name',
    /\d\.\d\d from [\d,]+ ratings?, score \d\.\d\d/,
  );

  await fill(panel, 'Search the table', 'penny pilot');
  await panel.waitForFunction(() => document.querySelectorAll('.plot-points circle').length === 1, {
    polling: 50,
  });
  await panel.focus('.plot-area');
  const other = await waitForText(panel, '.plot-name', /Penny Pilot/);
  expect(other).not.toBe(named);
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('.gpt-body h2');
  expect(await getText(panel, 'main h2')).toBe('Penny Pilot');
});

test('names a plot point on the first tap and opens it on the second', async () => {
  const panel = await runPageBatch(fixture, '/many?n=60');
  await press(panel, 'Plot');
  await panel.waitForSelector('.plot-points circle');
  const { x, y } = await panel.$eval('.plot-points circle:nth-child(5)', (circle) => {
    circle.scrollIntoView({ block: 'center' });
    const box = circle.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await panel.touchscreen.tap(x, y);
  await sleep(300);
  await waitForText(panel, '.plot-name', /\d\.\d\d from [\d,]+ ratings?, score \d\.\d\d/);
  const named = await panel.$eval('.plot-name strong', ({ textContent }) => textContent);
  await panel.touchscreen.tap(x, y);
  await panel.waitForSelector('.gpt-body h2');
  expect(await getText(panel, 'main h2')).toBe(named);
});

test('adds selected rows to a list and compares them', async () => {
  const panel = await runPageBatch(fixture, '/many?n=20');
  const chosen = (await getNames(panel)).slice(0, 2);
  for (const name of chosen) await press(panel, `Select ${name}`);
  await waitForText(panel, '.selection-bar', /2 selected/);
  const addTo = (option: string) => panel.select('.selection-bar select', option);
  await addTo('new');
  await waitForText(panel, '.undo-bar', /^Added 2 GPTs to “20 GPT links”\.Undo$/);
  await press(panel, 'Undo');
  const options = () => panel.$$eval('.selection-bar option', ({ length }) => length);
  expect(await poll(options, (count) => count === 2, 3000)).toBe(2);
  await addTo('new');
  const list = '.selection-bar option:nth-child(2)';
  await waitForText(panel, list, /^20 GPT links$/);
  await addTo(await panel.$eval(list, (option) => (option as HTMLOptionElement).value));
  await waitForText(panel, '.undo-bar', /^“20 GPT links” already contains all of them\.$/);
  await press(panel, 'Compare');
  await panel.waitForFunction(() => location.hash === '#compare', { polling: 50 });
  for (const name of chosen) await waitForText(panel, 'main', new RegExp(name));
  await panel.evaluate(() => {
    location.hash = '#lists';
  });
  await waitForText(panel, 'main', /20 GPT links/);
});

test.each(APPEARANCES)(
  'passes axe with table, plot and list of batches in $language, $theme',
  async (appearance) => {
    const { gateway } = fixture;
    gateway.fail({ kind: 'truncated-json', probability: 0.1 });
    await applyAppearance(fixture, appearance);
    const panel = await openPanelFor(fixture, '/many?n=50');
    await panel.waitForSelector('.lookup-button .button:enabled');
    await panel.click('.import-form summary');
    expect(await axeOnPage(panel)).toEqual([]);
    await panel.click('.lookup-button .button');
    await panel.waitForSelector('.batch-table');
    await panel.waitForFunction(() => !document.querySelector('.batch-head progress'), {
      polling: 50,
    });
    await panel.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      document.querySelector<HTMLElement>('.selection-cell input')?.click();
    });
    await panel.waitForSelector('.selection-bar');
    expect(await axeOnPage(panel)).toEqual([]);
    await panel.click('.batch-display button:last-of-type');
    await panel.waitForSelector('.plot-points');
    await panel.focus('.plot-area');
    expect(await axeOnPage(panel)).toEqual([]);
    await panel.evaluate(() => {
      location.hash = '#batches';
    });
    await panel.waitForSelector('.batch-link');
    expect(await axeOnPage(panel)).toEqual([]);
    await applyAppearance(fixture, DEFAULT_APPEARANCE);
  },
);

test('renders only the visible ones of 1,000 rows, with a single tab stop', async () => {
  const panel = await runPageBatch(fixture, '/many?n=1000');
  const drawn = await panel.$$eval('.batch-name', (all) => all.length);
  expect(drawn).toBeGreaterThan(10);
  expect(drawn).toBeLessThan(80);
  await panel.focus('.batch-name[tabindex="0"]');
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
  // Scrolling the focused row out of view does not move the focus.
  await panel.evaluate(() => document.querySelector('.batch-scroller')?.scrollTo(0, 0));
  await sleep(200);
  expect(await focused()).toBe(count);

  const name = await panel.evaluate(() => document.activeElement?.textContent);
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('.gpt-body h2');
  expect(await getText(panel, 'main h2')).toBe(name);
  await panel.evaluate(() => history.back());
  await panel.waitForSelector('.batch-table');
});
