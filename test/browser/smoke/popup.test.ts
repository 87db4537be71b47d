import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { control, fill, press } from '../support/driver/index.ts';
import { selectOption, useFixture } from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();

async function search(popup: Page, words: string): Promise<void> {
  await fill(popup, 'Search GPTs', words);
  await popup.keyboard.press('Enter');
}

/** Waits until the popup says something, and gives all that it says. */
async function says(popup: Page, words: string | RegExp): Promise<string> {
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
  test('costs no look-up', async () => {
    const popup = await world.extension.openPopup();
    await says(popup, 'Each search makes one look-up');
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('has its search box before its script has drawn, and draws over it', async () => {
    const popup = await world.extension.openPopup();
    const page = await popup.evaluate(async () => (await fetch('popup.html')).text());
    expect(page).toMatch(/<input autofocus [^>]*name="query"/);
    // Drawn over, it has words, and there is one.
    await says(popup, 'Each search makes one look-up');
    const boxes = await popup.$$eval('input', (inputs) => inputs.map((input) => input.ariaLabel));
    expect(boxes).toEqual(['Search GPTs']);
    expect(await popup.$$eval('header, main', (parts) => parts.length)).toBe(2);
  });

  test(
    'keeps what was typed when its script draws',
    onlyIn('chromium', 'Firefox’s driver brings no script into an extension’s page before its own'),
    async () => {
      const popup = await world.extension.openPopup();
      await popup.evaluateOnNewDocument(() => {
        // A hand that is quicker than the script.
        new MutationObserver((_, observer) => {
          const input = document.querySelector('input');
          if (!input) return;
          observer.disconnect();
          input.value = 'code guru';
        }).observe(document, { childList: true, subtree: true });
      });
      await popup.reload();
      await says(popup, 'Each search makes one look-up');
      await popup.keyboard.press('Enter');
      await says(popup, 'Code Guru');
    },
  );
});

describe('words', () => {
  test('find GPTs without the boilerplate of the index, open in place and lead back', async () => {
    const popup = await world.extension.openPopup();
    await search(popup, 'code guru');
    const hits = await says(popup, 'Code Guru');
    expect(hits).not.toMatch(/OpenAI|Sign up to chat|Requires ChatGPT Plus/);
    await popup.click('.hit');
    const details = await says(popup, 'Ryan J Topps');
    expect(await heading(popup)).toBe('Code Guru');
    expect(details).toContain('Can you optimize this code?');
    await press(popup, 'Back');
    await says(popup, /\d+ GPTs? found/);
    expect(world.gateway.stats().byEndpoint['search-v2']).toBe(1);
  });

  test('that find nothing say so', async () => {
    const popup = await world.extension.openPopup();
    await search(popup, 'zzzz qqqq');
    await says(popup, 'Nothing found for “zzzz qqqq”');
  });

  test('work by keyboard alone', async () => {
    const popup = await world.extension.openPopup();
    await control(popup, 'Search GPTs');
    // The search box has the focus from the start.
    await popup.keyboard.type('code');
    await popup.keyboard.press('Enter');
    await says(popup, /\d+ GPTs found/);
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
    // The way back has the focus now, and gives it back to the hit.
    await popup.keyboard.press('Enter');
    await says(popup, /\d+ GPTs found/);
    expect(
      await popup.evaluate(() => document.activeElement?.querySelector('strong')?.textContent),
    ).toBe(chosen);
  });
});

describe('an id or a link', () => {
  test.each([
    ['an id', 'g-k3IqoCe1l'],
    ['a link', 'https://chatgpt.com/g/g-k3IqoCe1l-code-guru'],
    ['a link with spaces around it', '  https://chat.openai.com/g/g-k3IqoCe1l  '],
    ['a link in a wrapper', 'https://t.example/?u=https%3A%2F%2Fchatgpt.com%2Fg%2Fg-k3IqoCe1l'],
    ['a model name', 'gpt-4-gizmo-g-k3IqoCe1l'],
  ])('%s shows that GPT', async (_, input) => {
    const popup = await world.extension.openPopup();
    await search(popup, input);
    await says(popup, 'Ryan J Topps');
    expect(await heading(popup)).toBe('Code Guru');
    expect(world.gateway.stats().byEndpoint['search-v2'] ?? 0).toBe(0);
  });
});

describe('what cannot be looked up', () => {
  test.each([
    ['an empty search', ' ', 'Enter words or an ID such as g-2fkFE8rbu'],
    ['a malformed id', 'g-k3IqoCe1', '“g-k3IqoCe1” isn’t a complete ID'],
    ['a link to something else', 'https://example.com/about', 'doesn’t lead to a GPT'],
    [
      'a link to a project',
      'https://chatgpt.com/g/g-p-690dd49d9a748191bcc982ad699ff4d7-x/project',
      'doesn’t lead to a GPT',
    ],
  ])('%s gets a clear sentence and costs nothing', async (_, input, sentence) => {
    const popup = await world.extension.openPopup();
    await search(popup, input);
    await says(popup, sentence);
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('can be searched for as words all the same', async () => {
    const popup = await world.extension.openPopup();
    await search(popup, 'g-k3IqoCe1');
    await press(popup, 'Search for this text');
    await says(popup, 'Nothing found');
  });
});

describe('a gateway that fails', () => {
  test('is quoted in its own words, with a way out', async () => {
    const popup = await world.extension.openPopup();
    world.gateway.fail({ kind: 'key-expired' });
    await search(popup, 'code');
    const words = await says(popup, 'says the key has expired');
    expect(words).toContain('该令牌已过期');
    await control(popup, 'Open settings');
  });

  test('is asked again on request', async () => {
    const popup = await world.extension.openPopup();
    world.gateway.fail({ kind: 'saturated-503' });
    await search(popup, 'guru');
    await says(popup, 'error 503');
    world.gateway.heal();
    await press(popup, 'Try again');
    await says(popup, 'Code Guru');
  });
});

test('everything is said in Chinese for those who choose it', async () => {
  await selectOption(world, 'Language', 'zh_CN');
  const popup = await world.extension.openPopup();
  await fill(popup, '搜索 GPT', 'g-k3IqoCe1l');
  await popup.keyboard.press('Enter');
  const words = await says(popup, 'Ryan J Topps');
  expect(words).toContain('220 个评分');
  expect(words).toContain('2.5万+');
  expect(words).not.toMatch(/ratings|conversations|Created|Updated/);
  await selectOption(world, '语言', 'auto');
});
