import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { control, fill, press } from '../support/driver/index.ts';
import { onlyIn, selectOption, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

async function search(popup: Page, words: string): Promise<void> {
  await fill(popup, 'Search GPTs', words);
  await popup.keyboard.press('Enter');
}

/** Waits until the popup shows some words, and returns its text. */
async function waitForText(popup: Page, words: string | RegExp): Promise<string> {
  await popup.waitForFunction(
    (source, flags) =>
      new RegExp(source, flags).test(document.querySelector('main')?.innerText ?? ''),
    { timeout: 5000 },
    words instanceof RegExp ? words.source : words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    words instanceof RegExp ? words.flags : '',
  );
  return popup.$eval('main', (main) => main.innerText);
}

function heading(popup: Page): Promise<string> {
  return popup.$eval('main h2', (element) => element.textContent ?? '');
}

describe('opening the popup', () => {
  test('sends no request', async () => {
    const popup = await fixture.extension.openPopup();
    await waitForText(popup, 'Each search makes one look-up');
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('shows a prerendered search box and hydrates it', async () => {
    const popup = await fixture.extension.openPopup();
    const page = await popup.evaluate(async () => (await fetch('popup.html')).text());
    expect(page).toMatch(/<input autofocus [^>]*name="query"/);
    // This text is not prerendered, so it shows that the popup is hydrated.
    await waitForText(popup, 'Each search makes one look-up');
    const boxes = await popup.$$eval('input', (inputs) => inputs.map((input) => input.ariaLabel));
    expect(boxes).toEqual(['Search GPTs']);
    expect(await popup.$$eval('header, main', (parts) => parts.length)).toBe(2);
  });

  test(
    'keeps text that was typed before the script ran',
    onlyIn('chromium', 'Firefox’s driver cannot run scripts before those of an extension page'),
    async () => {
      const popup = await fixture.extension.openPopup();
      await popup.evaluateOnNewDocument(() => {
        // Types faster than the script loads.
        new MutationObserver((_, observer) => {
          const input = document.querySelector('input');
          if (!input) return;
          observer.disconnect();
          input.value = 'code guru';
        }).observe(document, { childList: true, subtree: true });
      });
      await popup.reload();
      await waitForText(popup, 'Each search makes one look-up');
      await popup.keyboard.press('Enter');
      await waitForText(popup, 'Code Guru');
    },
  );
});

describe('searching in the popup', () => {
  test("shows hits without the index's boilerplate, opens one in place and returns to the list", async () => {
    const popup = await fixture.extension.openPopup();
    await search(popup, 'code guru');
    const hits = await waitForText(popup, 'Code Guru');
    expect(hits).not.toMatch(/OpenAI|Sign up to chat|Requires ChatGPT Plus/);
    await popup.click('.hit');
    const details = await waitForText(popup, 'Ryan J Topps');
    expect(await heading(popup)).toBe('Code Guru');
    expect(details).toContain('Can you optimize this code?');
    await press(popup, 'Back');
    await waitForText(popup, /\d+ GPTs? found/);
    expect(fixture.gateway.stats().byEndpoint['search-v2']).toBe(1);
  });

  test('says when it finds nothing', async () => {
    const popup = await fixture.extension.openPopup();
    await search(popup, 'zzzz qqqq');
    await waitForText(popup, 'Nothing found for “zzzz qqqq”');
  });

  test('works by keyboard alone', async () => {
    const popup = await fixture.extension.openPopup();
    await control(popup, 'Search GPTs');
    // The search box is focused initially.
    await popup.keyboard.type('code');
    await popup.keyboard.press('Enter');
    await waitForText(popup, /\d+ GPTs found/);
    for (let presses = 0; presses < 4; presses++) {
      if (await popup.evaluate(() => document.activeElement?.matches('.hit'))) break;
      await popup.keyboard.press('Tab');
    }
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('ArrowUp');
    const chosen = await popup.evaluate(
      () => document.activeElement?.querySelector('strong')?.textContent,
    );
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.gpt-body h2');
    expect(await heading(popup)).toBe(chosen);
    // “Back” is focused now. It returns the focus to the hit.
    await popup.keyboard.press('Enter');
    await waitForText(popup, /\d+ GPTs found/);
    expect(
      await popup.evaluate(() => document.activeElement?.querySelector('strong')?.textContent),
    ).toBe(chosen);
  });
});

describe('looking up an id or link in the popup', () => {
  test.each([
    ['an id', 'g-k3IqoCe1l'],
    ['a link', 'https://chatgpt.com/g/g-k3IqoCe1l-code-guru'],
    ['a link with spaces around it', '  https://chat.openai.com/g/g-k3IqoCe1l  '],
    ['a link in a wrapper', 'https://t.example/?u=https%3A%2F%2Fchatgpt.com%2Fg%2Fg-k3IqoCe1l'],
    ['a model name', 'gpt-4-gizmo-g-k3IqoCe1l'],
  ])('shows the GPT of %s', async (_, input) => {
    const popup = await fixture.extension.openPopup();
    await search(popup, input);
    await waitForText(popup, 'Ryan J Topps');
    expect(await heading(popup)).toBe('Code Guru');
    expect(fixture.gateway.stats().byEndpoint['search-v2'] ?? 0).toBe(0);
  });
});

describe('invalid input in the popup', () => {
  test.each([
    ['an empty search', ' ', 'Enter words or an ID such as g-2fkFE8rbu'],
    ['a malformed id', 'g-k3IqoCe1', '“g-k3IqoCe1” isn’t a complete ID'],
    ['a link to something else', 'https://example.com/about', 'doesn’t lead to a GPT'],
    [
      'a link to a project',
      'https://chatgpt.com/g/g-p-690dd49d9a748191bcc982ad699ff4d7-x/project',
      'doesn’t lead to a GPT',
    ],
  ])('explains %s without a request', async (_, input, sentence) => {
    const popup = await fixture.extension.openPopup();
    await search(popup, input);
    await waitForText(popup, sentence);
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('can search for a malformed id as words', async () => {
    const popup = await fixture.extension.openPopup();
    await search(popup, 'g-k3IqoCe1');
    await press(popup, 'Search for this text');
    await waitForText(popup, 'Nothing found');
  });
});

describe('a failing gateway in the popup', () => {
  test("shows the gateway's own message and a recovery action", async () => {
    const popup = await fixture.extension.openPopup();
    fixture.gateway.fail({ kind: 'key-expired' });
    await search(popup, 'code');
    const words = await waitForText(popup, 'says the key has expired');
    expect(words).toContain('该令牌已过期');
    await control(popup, 'Open settings');
  });

  test('sends the request again on “Try again”', async () => {
    const popup = await fixture.extension.openPopup();
    fixture.gateway.fail({ kind: 'saturated-503' });
    await search(popup, 'guru');
    await waitForText(popup, 'error 503');
    fixture.gateway.heal();
    await press(popup, 'Try again');
    await waitForText(popup, 'Code Guru');
  });
});

test('shows the popup in Chinese when that is selected', async () => {
  await selectOption(fixture, 'Language', 'zh_CN');
  const popup = await fixture.extension.openPopup();
  await fill(popup, '搜索 GPT', 'g-k3IqoCe1l');
  await popup.keyboard.press('Enter');
  const words = await waitForText(popup, 'Ryan J Topps');
  expect(words).toContain('220 个评分');
  expect(words).toContain('2.5万+');
  expect(words).not.toMatch(/ratings|conversations|Created|Updated/);
  await selectOption(fixture, '语言', 'auto');
});
