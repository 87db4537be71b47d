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

const world = useFixture();

async function open(path: string, link: string, name?: string) {
  const page = await world.extension.openPage(world.pages.url + path);
  await hover(page, link);
  const card = await waitForCard(page, { name, isBusy: false });
  return { page, card };
}

describe('no card', () => {
  test('while the button is down: a hand that drags or selects does not point', async () => {
    const page = await openDemoPage(world);
    await page.mouse.move(1200, 400);
    await page.mouse.down();
    await hover(page, '#link-documented');
    await pause();
    expect(await readCard(page)).toBeUndefined();
    await page.mouse.up();
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('for a link that scrolls under a still pointer', async () => {
    const page = await world.extension.openPage(`${world.pages.url}/many?n=1000`);
    await page.mouse.move(100, 300);
    await page.mouse.move(1270, 300);
    await pause();
    await page.mouse.move(120, 300);
    for (let step = 0; step < 12; step++) {
      await page.mouse.wheel({ deltaY: 40 });
      await pause(90);
    }
    await pause();
    expect(world.gateway.stats().lookups).toBe(0);
    expect(await readCard(page)).toBeUndefined();
  });

  test('for a link that the page moves under a still pointer', async () => {
    const page = await world.extension.openPage(`${world.pages.url}/frame?gpt=documented`);
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
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('after a click on the link, until the pointer has left it', async () => {
    const page = await openDemoPage(world);
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

describe('on the way from its link, a card', () => {
  test(
    'neither closes nor changes while a slow hand crosses other links',
    RETRY_IF_BUSY,
    async () => {
      const page = await world.extension.openPage(`${world.pages.url}/many?n=30`);
      // The card stands at the left below a link that is three times as wide.
      await page.addStyleTag({ content: 'a { display: block; width: 1000px }' });
      const { x, y } = await page.$eval('#link-3', (link) => {
        const { x, y } = link.getBoundingClientRect();
        return { x, y };
      });
      const from = { x: x + 900, y: y + 12 };
      await hover(page, from);
      const { name, box } = await waitForCard(page, { isBusy: false });
      const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const way = Array.from({ length: 25 }, (_, part) => ({
        x: from.x + ((to.x - from.x) * part) / 24,
        y: from.y + ((to.y - from.y) * part) / 24,
      }));
      const crossed = await page.evaluate(
        (points) => points.map(({ x, y }) => document.elementFromPoint(x, y)?.id ?? ''),
        way,
      );
      expect(new Set(crossed).size).toBeGreaterThan(3);
      world.gateway.resetStats();
      await moveSlowly(page, way);
      // One that had closed or changed on the way would be about another link by now, or have asked for it.
      expect((await readCard(page))?.name).toBe(name);
      expect(world.gateway.stats().lookups).toBe(0);
    },
  );

  test('closes when the hand goes elsewhere', async () => {
    const { page, card } = await open('/many?n=30', '#link-10');
    for (let step = 0; step < 10; step++) {
      await page.mouse.move(card.box.x + card.box.width + 100 + step * 20, card.box.y - 100);
      await pause(60);
    }
    expect(await readCard(page)).toBeUndefined();
  });
});

describe('a card goes', () => {
  test('when its page becomes another one without a word and takes the link along', async () => {
    const { page } = await open('/spa', '#link-stays');
    await page.evaluate(() => document.querySelector<HTMLElement>('#navigate')?.click());
    await waitForNoCard(page);
  });

  test('when its link is moved by such a change', async () => {
    const { page } = await open('/spa', '#link-stays');
    await page.evaluate(() => {
      history.pushState(null, '', '/spa?view=3');
      document.querySelector('#view')?.before(document.createElement('hr'), 'A new heading');
    });
    await waitForNoCard(page);
  });

  test('when its link leads elsewhere, and the other GPT is shown instead', async () => {
    const { page } = await open('/spa', '#link-replaced', 'Slow Rail');
    await page.evaluate(() => document.querySelector<HTMLElement>('#replace')?.click());
    await hover(page, '#link-replaced');
    await waitForCard(page, { name: 'Penny Pilot' });
  });

  test('when another tab is looked at', async () => {
    const { page } = await open('/', '#link-documented');
    const other = await world.extension.openPage(`${world.pages.url}/plain`);
    await page.bringToFront();
    await pause(300);
    expect(await readCard(page)).toBeUndefined();
    await other.close();
  });

  test('when its link scrolls out of sight', async () => {
    const { page } = await open('/many?n=200', '#link-3');
    await page.mouse.wheel({ deltaY: 3000 });
    await waitForNoCard(page);
  });
});

describe('a card stays', () => {
  test('while text in it is selected', async () => {
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

  test('once it was clicked into, and goes with a click beside it', async () => {
    const { page, card } = await open('/', '#link-documented');
    await page.mouse.click(card.box.x + 12, card.box.y + 12);
    await restAwayFromEverything(page);
    await pause();
    expect((await readCard(page))?.name).toBe('Code Guru');
    await page.mouse.click(1278, 898);
    await waitForNoCard(page);
  });

  test('when the page moves its link away, until the hand moves', async () => {
    const { page } = await open('/frame?gpt=documented', '#link-in-frame');
    await page.evaluate(() => {
      document.body.style.paddingBlockStart = '300px';
    });
    await pause();
    expect((await readCard(page))?.name).toBe('Code Guru');
    await restAwayFromEverything(page);
    await waitForNoCard(page);
  });

  test('when “Try again” takes itself away', async () => {
    world.gateway.fail({ kind: 'server-error-500' });
    const name = untouchedGpt(world);
    const page = await hoverGpt(world, name);
    await waitForCard(page, { text: 'Try again', timeoutMs: 20_000 });
    world.gateway.heal();
    world.gateway.delay(1500);
    await clickInCard(page, 'button', 'Try again');
    await restAwayFromEverything(page);
    await pause();
    await waitForCard(page, { name, isBusy: false });
  });
});

describe('the browser’s own tooltip', () => {
  test('is held back while a card is asked for, and put back as it was', async () => {
    const page = await openDemoPage(world);
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
