import { expect, test } from 'vitest';
import { fill, hover, waitForCard } from '../support/driver/index.ts';
import { useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

test('sends only the id, the search words and the key, and only to the gateway', async () => {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/?secret=of-the-page`);
  await hover(page, '#link-penny-pilot');
  await waitForCard(page, { name: 'Penny Pilot' });
  const popup = await fixture.extension.openPopup();
  await fill(popup, 'Search GPTs', 'contract');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.hit');

  const { log } = fixture.gateway.stats();
  const [lookUp, ...others] = log.filter(({ url }) => !url.startsWith('/pictures/'));
  expect(lookUp?.url).toMatch(/^\/v2\/gpts\/g-\w+$/);
  expect(others.map(({ url }) => url)).toEqual(['/v2/gpts/search?query=contract']);
  const pictures = log.filter(({ url }) => url.startsWith('/pictures/'));
  expect(pictures.length).toBe(1);
  for (const { url, headers } of log) {
    expect(JSON.stringify(headers), url).not.toMatch(/secret|of-the-page|\/\?/);
    expect(headers.referer, url).toBeUndefined();
    expect(headers.cookie, url).toBeUndefined();
  }
  for (const { headers } of pictures) expect(headers.authorization).toBeUndefined();
});
