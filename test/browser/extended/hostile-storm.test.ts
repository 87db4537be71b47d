import { expect, test } from 'vitest';
import { storms } from '../../pages/cases/hostile-storm.ts';
import { hover, readCard, restAwayFromEverything, waitForCard } from '../support/driver/index.ts';
import { pause, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

/** Here the page takes from itself what a card would need, or takes the card away: it only must not hang or storm. */
const MAY_STAY_WITHOUT_CARD = [
  'names that stand before the document’s own',
  'names that the extension uses itself',
  'mutations answered by mutations',
];

test.each(storms)(
  'in a page of %s a card comes as ever, and nothing is asked in vain',
  async (how) => {
    const { extension, pages, gateway } = world;
    const errors: string[] = [];
    const page = await extension.browser.newPage();
    page.on('pageerror', (error) => {
      const { message, stack = '' } = error as Error;
      if (/extension:\/\//.test(stack)) errors.push(message);
    });
    await page.goto(`${pages.url}/hostile-storm?how=${encodeURIComponent(how)}`);
    await pause(800);
    expect(gateway.stats().lookups).toBe(0);
    await hover(page, { x: 300, y: 45 });
    const link = await page.$('#link-stormy');
    if (!link) throw new Error('The page has no link.');
    const { x, y, width, height } = (await link.boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    await hover(page, { x: x + width / 2, y: y + height / 2 });
    const card = await waitForCard(page, { name: 'Code Guru', timeoutMs: 4000 }).catch(
      () => undefined,
    );
    if (!MAY_STAY_WITHOUT_CARD.includes(how)) expect(card?.name).toBe('Code Guru');
    await hover(page, { x: 700, y: 700 }).catch(() => restAwayFromEverything(page));
    await pause(900);
    expect(await readCard(page)).toBeUndefined();
    // One for each rest of the pointer, wherever links were under it.
    expect(gateway.stats().lookups).toBeLessThanOrEqual(3);
    expect(errors).toEqual([]);
  },
);
