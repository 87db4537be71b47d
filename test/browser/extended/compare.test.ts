import { expect, test } from 'vitest';
import { axeOnPage } from '../support/driver/axe.ts';
import { control, openSidePanel, press, waitForCard } from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { hoverGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

const view = (...names: string[]) =>
  `#compare/${names.map((name) => fixture.gateway.catalogue.get(name).id).join()}`;

test('compares cached GPTs without a request, and looks up others at the shown cost after a click', async () => {
  await waitForCard(await hoverGpt(fixture, 'Gopher Gate'), { isBusy: false });
  fixture.gateway.resetStats();
  const panel = await openSidePanel(
    fixture.extension,
    view('Gopher Gate', 'Penny Pilot', 'documented'),
  );
  const button = await control(panel, 'Look up 2 GPTs');
  expect(fixture.gateway.stats().lookups).toBe(0);
  await button.focus();
  await panel.keyboard.press('Enter');
  await panel.waitForFunction(
    () => document.querySelector('.compare thead')?.textContent?.includes('Penny Pilot'),
    { polling: 50, timeout: 5000 },
  );
  expect(fixture.gateway.stats().lookups).toBe(2);

  const row = (aspect: string) =>
    panel.$$eval(
      '.compare tbody tr',
      (rows, name) => {
        const cells = rows.find((each) => each.textContent?.startsWith(name))?.children ?? [];
        return [...cells].map(({ textContent }) => textContent);
      },
      aspect,
    );
  expect(await row('Average')).toEqual(['Average≠', '3.63', '4.83', '4.27']);
  expect(await row('Visibility')).toEqual([
    'Visibility',
    'In the store',
    'In the store',
    'In the store',
  ]);
  const count = () => panel.$$eval('.compare tbody tr', ({ length }) => length);
  const total = await count();
  const hide = await panel.$eval('.panel-bar .choice', ({ textContent }) => textContent);
  await press(panel, hide);
  expect(hide).toBe(`Hide identical rows (${total - (await count())})`);
  expect(await row('Visibility')).toEqual([]);
  expect(await row('Average')).toHaveLength(4);
});

test('compares GPTs selected in the history', async () => {
  const panel = await openSidePanel(fixture.extension, '#history');
  await press(panel, 'Select Gopher Gate');
  const compare = await control(panel, 'Compare');
  expect(await compare.evaluate((button) => (button as HTMLButtonElement).disabled)).toBe(true);
  await press(panel, 'Select Penny Pilot');
  await press(panel, 'Compare');
  await panel.waitForSelector('.compare tbody tr');
  const heads = await panel.$$eval('.compare-name', (all) => all.map((it) => it.textContent));
  expect(heads.sort()).toEqual(['Gopher Gate', 'Penny Pilot']);
});

test('scrolls the table at 320 px with its row headers in view', async () => {
  const panel = await openSidePanel(
    fixture.extension,
    view('Gopher Gate', 'Penny Pilot', 'documented'),
  );
  await panel.setViewport({ width: 320, height: 700 });
  await panel.waitForSelector('.compare tbody tr');
  const seen = await panel.evaluate(() => {
    const scroller = document.querySelector('.compare-scroll');
    if (scroller) scroller.scrollLeft = 200;
    const head = document.querySelector('.compare tbody th')?.getBoundingClientRect();
    const { scrollWidth, clientWidth } = document.documentElement;
    return { isWider: scrollWidth > clientWidth, left: head?.left, scrolled: scroller?.scrollLeft };
  });
  expect(seen).toEqual({ isWider: false, left: 0, scrolled: 200 });
});

test("shows a failure in the GPT's column and can retry it", async () => {
  fixture.gateway.fail({ kind: 'truncated-json' });
  const known = fixture.gateway.catalogue.get('Gopher Gate').id;
  const panel = await openSidePanel(fixture.extension, `#compare/${known},g-000000000`);
  await press(panel, 'Look up 1 GPT');
  await control(panel, 'Look up 1 GPT');
  await panel.waitForFunction(
    () => /Unreadable/.test(document.querySelector('.compare thead')?.textContent ?? ''),
    { polling: 50, timeout: 20_000 },
  );
});

test.each(APPEARANCES)('passes axe in $language, $theme', async (appearance) => {
  await applyAppearance(fixture, appearance);
  const panel = await openSidePanel(
    fixture.extension,
    view('Gopher Gate', 'Penny Pilot', 'documented'),
  );
  await panel.waitForSelector('.compare tbody tr');
  expect(await axeOnPage(panel)).toEqual([]);
});
