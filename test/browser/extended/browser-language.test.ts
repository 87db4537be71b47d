import { expect, test } from 'vitest';
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
import { waitForCard } from '../support/driver/index.ts';
import { hoverGpt, onlyIn, useFixture } from '../support/fixtures/fixture.ts';

// The gateway is not set up, because the helpers find controls by their English names.
const fixture = useFixture({ language: 'zh-CN', isSetUp: false });

test('shows the store description in Chinese in a Chinese browser', async () => {
  const options = await fixture.extension.openOptions();
  const described = await options.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { i18n: { getMessage(name: string): string } };
    };
    return chrome.i18n.getMessage('description');
  });
  expect(described).toBe(zh_CN['manifest.description']);
});

test(
  'shows options and card in Chinese in a Chinese browser',
  onlyIn('firefox', 'Debian’s Chromium needs an extra package for its language'),
  async () => {
    const options = await fixture.extension.openOptions();
    await options.waitForSelector('h1');
    const { title, lang } = await options.evaluate(() => ({
      title: document.querySelector('h1')?.textContent,
      lang: document.documentElement.lang,
    }));
    expect(title).toBe(zh_CN['options.title']);
    expect(lang).toBe('zh-CN');
    const card = await waitForCard(await hoverGpt(fixture, 'documented'), { isBusy: false });
    expect(card.alert).toContain(zh_CN['failure.no-key.title']);
  },
);
