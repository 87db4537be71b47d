import { expect, test } from 'vitest';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
import { press } from '../support/driver/index.ts';
import { useFixture } from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();

test('every shortcut has a key of its own in this browser, and the options list it', async () => {
  const options = await world.extension.openOptions();
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
    const options = await world.extension.openOptions();
    await press(options, 'Change shortcuts');
    const page = await waitForExtensionPage(
      world.extension.browser,
      'chrome://extensions/shortcuts',
    );
    expect(page).toBeDefined();
  },
);
