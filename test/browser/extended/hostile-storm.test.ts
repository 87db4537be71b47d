import { expect, test } from 'vitest';
import { storms } from '../../pages/cases/hostile-storm.ts';
import { hover, readCard, restAwayFromEverything, waitForCard } from '../support/driver/index.ts';
import { pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** These pages break or remove what a card needs. The extension only must not hang or send too many requests. */
const MAY_STAY_WITHOUT_CARD = [
  'names that stand before the document’s own',
  'names that the extension uses itself',
  'mutations answered by mutations',
];

test.each(storms)('opens a card and sends no superfluous requests in a page of %s', async (how) => {
  const { extension, pages, gateway } = fixture;
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
  // One for each rest of the pointer on a link.
  expect(gateway.stats().lookups).toBeLessThanOrEqual(3);
  expect(errors).toEqual([]);
});
