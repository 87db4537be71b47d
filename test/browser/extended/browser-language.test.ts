import { expect, test } from 'vitest';
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
import { waitForCard } from '../support/driver/index.ts';
import { hoverGpt, useFixture } from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

// The options have to be read, not set up: the helpers know them by their English words.
const world = useFixture({ language: 'zh-CN', isSetUp: false });

test('in a Chinese browser the store text is Chinese', async () => {
  const options = await world.extension.openOptions();
  const described = await options.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { i18n: { getMessage(name: string): string } };
    };
    return chrome.i18n.getMessage('description');
  });
  expect(described).toBe(zh_CN['manifest.description']);
});

test(
  'and so are options and card, without a choice',
  onlyIn('firefox', 'Debian’s Chromium takes its language from a package that is seldom there'),
  async () => {
    const options = await world.extension.openOptions();
    await options.waitForSelector('h1');
    const { title, lang } = await options.evaluate(() => ({
      title: document.querySelector('h1')?.textContent,
      lang: document.documentElement.lang,
    }));
    expect(title).toBe(zh_CN['options.title']);
    expect(lang).toBe('zh-CN');
    const card = await waitForCard(await hoverGpt(world, 'documented'), { isBusy: false });
    expect(card.alert).toContain(zh_CN['failure.no-key.title']);
  },
);
