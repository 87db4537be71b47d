import { expect, test } from 'vitest';
import { press } from '../driver/index.ts';
import { ownPage } from '../driver/own-page.ts';
import { onlyIn } from '../only-in.ts';
import { useWorld } from '../world.ts';

const world = useWorld();

test('every shortcut has a key of its own in this browser, and the options list it', async () => {
  const options = await world.lens.openOptions();
  await options.waitForSelector('.shortcuts');
  const listed = await options.$$eval('.shortcuts div', (rows) =>
    rows.map((row) => [...row.children].map(({ textContent }) => textContent)),
  );
  expect(listed).toEqual([
    ['Open the card at the focus or the pointer', 'Alt+Shift+G'],
    ['Open the search', 'Alt+Shift+F'],
    ['Open the side panel', 'Alt+Shift+D'],
  ]);
});

test(
  'the options lead to where they are changed',
  onlyIn('chromium', 'Firefox shows them in a window of its own, which no driver finds'),
  async () => {
    const options = await world.lens.openOptions();
    await press(options, 'Change the shortcuts');
    const page = await ownPage(world.lens.browser, 'chrome://extensions/shortcuts');
    expect(page).toBeDefined();
  },
);
