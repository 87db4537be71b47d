import { describe, expect, test } from 'vitest';
import {
  clickInCard,
  hover,
  readCard,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import { moveSlowly, RETRY_IF_BUSY } from '../support/driver/slow-mouse.ts';
import {
  hoverGpt,
  openDemoPage,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

async function open(path: string, link: string, name?: string) {
  const page = await fixture.extension.openPage(fixture.pages.url + path);
  await hover(page, link);
  const card = await waitForCard(page, { name, isBusy: false });
  return { page, card };
}

describe('when not to open a card', () => {
  test('opens no card while a mouse button is down', async () => {
    const page = await openDemoPage(fixture);
    await page.mouse.move(1200, 400);
    await page.mouse.down();
    await hover(page, '#link-documented');
    await pause();
    expect(await readCard(page)).toBeUndefined();
    await page.mouse.up();
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('opens no card for a link that scrolls under a resting pointer', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/many?n=1000`);
    await page.mouse.move(100, 300);
    await page.mouse.move(1270, 300);
    await pause();
    await page.mouse.move(120, 300);
    for (let step = 0; step < 12; step++) {
      await page.mouse.wheel({ deltaY: 40 });
      await pause(90);
    }
    await pause();
    expect(fixture.gateway.stats().lookups).toBe(0);
    expect(await readCard(page)).toBeUndefined();
  });

  test('opens no card for a link that the page moves under a resting pointer', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/frame?gpt=documented`);
    const { x, y } = await page.$eval('#link-in-frame', (link) => {
      const box = link.getBoundingClientRect();
      return { x: box.x + 20, y: box.y + box.height / 2 };
    });
    await page.evaluate(() => {
      document.body.style.paddingBlockStart = '200px';
    });
    await page.mouse.move(x + 200, y);
    await page.mouse.move(x, y);
    await pause();
    await page.evaluate(() => {
      document.body.style.paddingBlockStart = '';
    });
    await pause();
    const under = await page.evaluate((at) => document.elementFromPoint(at.x, at.y)?.id, { x, y });
    expect(under).toBe('link-in-frame');
    expect(await readCard(page)).toBeUndefined();
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('opens no card after a click on the link until the pointer has left it', async () => {
    const page = await openDemoPage(fixture);
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    const { x, y } = await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    await page.mouse.click(x, y);
    await waitForNoCard(page);
    await page.mouse.move(x + 3, y);
    await pause();
    expect(await readCard(page)).toBeUndefined();
  });
});

describe('the safe area', () => {
  test(
    'keeps the card unchanged while the pointer crosses other links slowly on its way to it',
    RETRY_IF_BUSY,
    async () => {
      const page = await fixture.extension.openPage(`${fixture.pages.url}/many?n=30`);
      // The card is at the left, below a link three times as wide.
      await page.addStyleTag({ content: 'a { display: block; width: 1000px }' });
      const { x, y } = await page.$eval('#link-3', (link) => {
        const { x, y } = link.getBoundingClientRect();
        return { x, y };
      });
      const from = { x: x + 900, y: y + 12 };
      await hover(page, from);
      const { name, box } = await waitForCard(page, { isBusy: false });
      const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const path = Array.from({ length: 25 }, (_, part) => ({
        x: from.x + ((to.x - from.x) * part) / 24,
        y: from.y + ((to.y - from.y) * part) / 24,
      }));
      const crossed = await page.evaluate(
        (points) => points.map(({ x, y }) => document.elementFromPoint(x, y)?.id ?? ''),
        path,
      );
      expect(new Set(crossed).size).toBeGreaterThan(3);
      fixture.gateway.resetStats();
      await moveSlowly(page, path);
      // A card that had closed or changed would show another link's GPT by now, or would have requested it.
      expect((await readCard(page))?.name).toBe(name);
      expect(fixture.gateway.stats().lookups).toBe(0);
    },
  );

  test('closes the card when the pointer moves in another direction', async () => {
    const { page, card } = await open('/many?n=30', '#link-10');
    for (let step = 0; step < 10; step++) {
      await page.mouse.move(card.box.x + card.box.width + 100 + step * 20, card.box.y - 100);
      await pause(60);
    }
    expect(await readCard(page)).toBeUndefined();
  });
});

describe('when to close a card', () => {
  test('closes the card when a single-page navigation removes its link', async () => {
    const { page } = await open('/spa', '#link-stays');
    await page.evaluate(() => document.querySelector<HTMLElement>('#navigate')?.click());
    await waitForNoCard(page);
  });

  test('closes the card when a single-page navigation moves its link', async () => {
    const { page } = await open('/spa', '#link-stays');
    await page.evaluate(() => {
      history.pushState(null, '', '/spa?view=3');
      document.querySelector('#view')?.before(document.createElement('hr'), 'A new heading');
    });
    await waitForNoCard(page);
  });

  test('closes the card when its link points elsewhere, and shows the other GPT instead', async () => {
    const { page } = await open('/spa', '#link-replaced', 'Slow Rail');
    await page.evaluate(() => document.querySelector<HTMLElement>('#replace')?.click());
    await hover(page, '#link-replaced');
    await waitForCard(page, { name: 'Penny Pilot' });
  });

  test('closes the card when the user switches to another tab', async () => {
    const { page } = await open('/', '#link-documented');
    const other = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
    await page.bringToFront();
    await pause(300);
    expect(await readCard(page)).toBeUndefined();
    await other.close();
  });

  test('closes the card when its link scrolls out of view', async () => {
    const { page } = await open('/many?n=200', '#link-3');
    await page.mouse.wheel({ deltaY: 3000 });
    await waitForNoCard(page);
  });
});

describe('when to keep a card open', () => {
  test('keeps the card open while text in it is selected', async () => {
    const { page, card } = await open('/', '#link-documented');
    const line = { x: card.box.x + 90, y: card.box.y + 28 };
    await page.mouse.move(line.x, line.y);
    await page.mouse.down();
    await page.mouse.move(line.x + 60, line.y, { steps: 4 });
    await page.mouse.up();
    await restAwayFromEverything(page);
    await pause();
    expect((await readCard(page))?.name).toBe('Code Guru');
  });

  test('keeps the card open after a click in it, until a click outside', async () => {
    const { page, card } = await open('/', '#link-documented');
    await page.mouse.click(card.box.x + 12, card.box.y + 12);
    await restAwayFromEverything(page);
    await pause();
    expect((await readCard(page))?.name).toBe('Code Guru');
    await page.mouse.click(1278, 898);
    await waitForNoCard(page);
  });

  test('keeps the card open when the page moves its link away, until the pointer moves', async () => {
    const { page } = await open('/frame?gpt=documented', '#link-in-frame');
    await page.evaluate(() => {
      document.body.style.paddingBlockStart = '300px';
    });
    await pause();
    expect((await readCard(page))?.name).toBe('Code Guru');
    await restAwayFromEverything(page);
    await waitForNoCard(page);
  });

  test('keeps the card open when the “Try again” button disappears', async () => {
    fixture.gateway.fail({ kind: 'server-error-500' });
    const name = untouchedGpt(fixture);
    const page = await hoverGpt(fixture, name);
    await waitForCard(page, { text: 'Try again', timeoutMs: 20_000 });
    fixture.gateway.heal();
    fixture.gateway.delay(1500);
    await clickInCard(page, 'button', 'Try again');
    await restAwayFromEverything(page);
    await pause();
    await waitForCard(page, { name, isBusy: false });
  });
});

describe('native tooltips', () => {
  test('removes title attributes while a card is requested, and restores them without overwriting changes', async () => {
    const page = await openDemoPage(fixture);
    await page.evaluate(() => {
      const link = document.querySelector('#link-documented');
      link?.setAttribute('title', 'A tooltip');
      link?.parentElement?.setAttribute('title', 'Another one');
      link?.closest('section')?.setAttribute('title', 'A third');
    });
    const titles = () =>
      page.$eval('#link-documented', (link) =>
        [link, link.parentElement, link.closest('section')].map((each) =>
          each?.getAttribute('title'),
        ),
      );
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru' });
    expect(await titles()).toEqual([null, null, null]);
    await page.$eval('#link-documented', (link) => link.setAttribute('title', 'A newer one'));
    await restAwayFromEverything(page);
    await waitForNoCard(page);
    expect(await titles()).toEqual(['A newer one', 'Another one', 'A third']);
  });
});
