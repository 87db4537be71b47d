import { describe, expect, test } from 'vitest';
import {
  clickInCard,
  hover,
  readCard,
  readCards,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import { openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

const MOVE = 'Move this card: drag it or use the arrow keys';

async function pinned(link: string, name: string) {
  const page = await openDemoPage(fixture);
  await hover(page, link);
  await waitForCard(page, { name, isBusy: false });
  await clickInCard(page, 'button', 'Pin this card');
  await waitForCard(page, { name, text: MOVE });
  return page;
}

describe('a pinned card', () => {
  test('stays when the pointer leaves, the page scrolls and its link is removed', async () => {
    const page = await pinned('#link-documented', 'Code Guru');
    const before = await waitForCard(page, { name: 'Code Guru' });
    await restAwayFromEverything(page);
    await page.evaluate(() => scrollBy(0, 200));
    await page.evaluate(() => document.querySelector('#link-documented')?.remove());
    await pause();
    expect((await readCard(page))?.box).toEqual(before.box);
  });

  test('lets the next hover open another card', async () => {
    const page = await pinned('#link-documented', 'Code Guru');
    // Keeps the link clear of the pinned card, whatever its height.
    await page.addStyleTag({
      content: '#link-penny-pilot { position: fixed; top: 8px; right: 8px }',
    });
    await restAwayFromEverything(page);
    await hover(page, '#link-penny-pilot');
    await waitForCard(page, { name: 'Penny Pilot' });
    expect((await readCards(page)).map(({ name }) => name)).toEqual(['Code Guru', 'Penny Pilot']);
    await restAwayFromEverything(page);
    await pause();
    expect((await readCards(page)).map(({ name }) => name)).toEqual(['Code Guru']);
  });

  test('moves by its drag handle and stays inside the window', async () => {
    const page = await pinned('#link-documented', 'Code Guru');
    const { box } = await waitForCard(page, { name: 'Code Guru' });
    await page.mouse.move(box.x + box.width / 2, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 150, box.y + 62, { steps: 5 });
    await page.mouse.up();
    const moved = await waitForCard(page, { name: 'Code Guru' });
    expect(moved.box.x - box.x).toBeCloseTo(150, -1);
    expect(moved.box.y - box.y).toBeCloseTo(50, -1);
    await page.mouse.move(moved.box.x + box.width / 2, moved.box.y + 12);
    await page.mouse.down();
    await page.mouse.move(1279, 899, { steps: 5 });
    await page.mouse.up();
    const last = await waitForCard(page, { name: 'Code Guru' });
    expect(last.box.x + last.box.width).toBeLessThanOrEqual(1280);
    expect(last.box.y + last.box.height).toBeLessThanOrEqual(900);
  });

  test('moves by arrow keys and closes on Escape', async () => {
    const page = await pinned('#link-documented', 'Code Guru');
    await clickInCard(page, 'button', MOVE);
    const { box } = await waitForCard(page, { name: 'Code Guru' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const moved = await waitForCard(page, { name: 'Code Guru' });
    expect(moved.box.x).toBeGreaterThan(box.x);
    expect(moved.box.y).toBeGreaterThan(box.y);
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    // The focus is back on the link, which alone must not open a card.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('link-documented');
    await pause();
    expect(await readCard(page)).toBeUndefined();
  });

  test('closes on its button', async () => {
    const page = await pinned('#link-documented', 'Code Guru');
    await clickInCard(page, 'button', 'Close');
    await waitForNoCard(page);
  });

  test('closes the oldest when a sixth card is pinned', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/many?n=40`);
    await page.addStyleTag({ content: 'ol { columns: 1; margin-left: 700px }' });
    const names: string[] = [];
    for (let index = 0; index < 6; index++) {
      const link = `#link-${index * 6}`;
      names.push(await page.$eval(link, (element) => element.textContent ?? ''));
      await hover(page, link);
      const { name } = await waitForCard(page, { name: names.at(-1), isBusy: false });
      await clickInCard(page, 'button', 'Pin this card');
      // Moves the card to the left, away from the links.
      const { box } = await waitForCard(page, { name, text: MOVE });
      await page.mouse.move(box.x + 150, box.y + 12);
      await page.mouse.down();
      await page.mouse.move(160, 20 + index * 30, { steps: 4 });
      await page.mouse.up();
    }
    const left = (await readCards(page)).map(({ name }) => name);
    expect(left).toEqual(names.slice(1));
  });
});
