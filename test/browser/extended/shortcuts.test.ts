import { expect, test } from 'vitest';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
import { press } from '../support/driver/index.ts';
import { onlyIn, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

test('assigns a shortcut to each command and lists them in the options', async () => {
  const options = await fixture.extension.openOptions();
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
  "opens the browser's shortcut settings from the options",
  onlyIn('chromium', 'Firefox shows them in a window that no driver can reach'),
  async () => {
    const options = await fixture.extension.openOptions();
    await press(options, 'Change shortcuts');
    const page = await waitForExtensionPage(
      fixture.extension.browser,
      'chrome://extensions/shortcuts',
    );
    expect(page).toBeDefined();
  },
);
