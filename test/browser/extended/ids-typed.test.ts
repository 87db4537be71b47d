import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../pages/gpts.ts';
import { fill } from '../support/driver/index.ts';
import { openPanelFor, waitForText } from '../support/fixtures/batch-panel.ts';
import { pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

const { id, name } = catalogue.get('Gopher Gate');
const other = catalogue.get('Thesis X-ray').id;

/** An id as word processors, phones and Chinese keyboards write it. */
const written = [
  id.replace('-', '\u2011'),
  id.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
  id.replace('g-', 'G-'),
  id.replace('-', '\\-'),
  `“${id.slice(0, 5)}\u200b${id.slice(5)}”`,
];

describe('ids typed into the popup', () => {
  test.each(written)('shows the GPT of %s without a search', async (input) => {
    const popup = await fixture.extension.openPopup();
    await fill(popup, 'Search GPTs', input);
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.gpt-body h2');
    expect(await popup.$eval('main h2', ({ textContent }) => textContent)).toBe(name);
    expect(fixture.gateway.stats().bySearch).toEqual({});
  });

  test.each([
    `${id.replace('-', '\u2011')}9`,
    'https://www.youtube.com/watch?v=g-2fkFE8rbu',
    id.toUpperCase(),
  ])('says that %s is no GPT, without a request', async (input) => {
    const popup = await fixture.extension.openPopup();
    await fill(popup, 'Search GPTs', input);
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.popup-problem');
    expect(fixture.gateway.stats().lookups).toBe(0);
  });
});

test('finds the GPT of every spelling typed after the omnibox keyword', async () => {
  for (const input of written) {
    await fixture.extension.typeOmnibox(input);
    await fixture.extension.submitOmnibox(input);
    await pause();
  }
  expect(fixture.gateway.stats().bySearch).toEqual({});
  const headings = async () => {
    const pages = (await fixture.extension.browser.pages()).filter((page) =>
      page.url().includes('popup.html'),
    );
    // In Firefox, a tab that has moved to another process stays listed without a document.
    const read = (page: Page) => page.$eval('main h2', ({ textContent }) => textContent);
    const all = await Promise.allSettled(pages.map(read));
    return [...new Set(all.flatMap((each) => (each.status === 'fulfilled' ? each.value : [])))];
  };
  await expect.poll(headings, { timeout: 5_000 }).toEqual([name]);
});

describe('importing a list', () => {
  const HINT = 'Paste IDs or links of GPTs. Other text is ignored.';
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function openForm(): Promise<Page> {
    const panel = await openPanelFor(fixture, '/plain');
    await panel.waitForSelector('.import-form');
    await panel.evaluate(() => {
      const form = document.querySelector<HTMLDetailsElement>('.import-form');
      if (form) form.open = true;
    });
    return panel;
  }

  test('finds every GPT in a sentence, whatever characters separate them', async () => {
    const panel = await openForm();
    const link = (each: string) => `https://chatgpt.com/g/${each}`;
    await fill(panel, HINT, `推荐：${link(id)}，还有${link(other)}。`);
    await waitForText(panel, '.import-form [role=status]', /^2 GPTs found$/);
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  const list = `name,id\r\n潮汐,${id}\r\nRays,https://chatgpt.com/g/${other}\r\n`;
  const utf16 = Buffer.from(list, 'utf16le');
  const swapped = Buffer.from(utf16).swap16();

  test.each([
    ['UTF-8', Buffer.from(list)],
    [
      'UTF-8 with a byte order mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(list)]),
    ],
    ['UTF-16 with a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
    ['UTF-16 without a mark', utf16],
    ['UTF-16 the other way round, without a mark', swapped],
    [
      'GBK',
      Buffer.concat([Buffer.from([0xb3, 0xb1, 0xcf, 0xab]), Buffer.from(`,${id}\r\n${other}`)]),
    ],
  ])('reads a file in %s', async (encoding, bytes) => {
    const path = join(folder, `${encoding}.csv`);
    await writeFile(path, bytes);
    const panel = await openForm();
    const input = (await panel.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await waitForText(panel, '.import-form [role=status]', /^2 GPTs found/);
    const text = await panel.$eval('.import-form textarea', ({ value }) => value);
    if (encoding !== 'UTF-8') expect(text).not.toContain('\0');
    expect(text).toContain(encoding === 'GBK' ? '潮汐' : '潮汐,');
    expect(fixture.gateway.stats().lookups).toBe(0);
  });
});
