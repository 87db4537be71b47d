import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { axeOnPage } from '../support/driver/axe.ts';
import {
  control,
  createDownloads,
  fill,
  openSidePanel,
  press,
  waitForCard,
  waitForPageText,
} from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { findClippedTexts, getBody } from '../support/fixtures/clipped-text.ts';
import {
  browserKind,
  hoverGpt,
  onlyIn,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const downloads = createDownloads();
const fixture = useFixture({ downloads: downloads.folder });
const folder = mkdtempSync(join(tmpdir(), 'images-'));
const photo = join(folder, 'photo.png');

beforeAll(async () => {
  // Noise, which no encoding makes small.
  const [width, height] = [1600, 1200];
  await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png()
    .toFile(photo);
});

afterAll(() => {
  downloads.remove();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = (name: string) => fixture.gateway.catalogue.get(name).id;
const chats = () => fixture.gateway.stats().chat;

/** Opens the chat with a GPT that no other test uses, without a look-up. */
async function openTry(name = untouchedGpt(fixture)): Promise<Page> {
  const panel = await openSidePanel(fixture.extension, `#try/${idOf(name)}`);
  await control(panel, 'Message');
  return panel;
}

async function ask(panel: Page, question: string): Promise<void> {
  await fill(panel, 'Message', question);
  await press(panel, 'Send');
}

/** Waits until no answer streams. */
async function waitForEnd(panel: Page, timeoutMs = 20_000): Promise<void> {
  await control(panel, 'Send', { timeoutMs });
}

const messageOf = (panel: Page) =>
  panel.$eval('.composer-box', (box) => (box as HTMLTextAreaElement).value);

const answerOf = (panel: Page) =>
  panel.$$eval('.message-answer', (all) => all.at(-1)?.querySelector('.markdown')?.textContent);

/** Pastes data as a program would put it on the clipboard, which tests may not fill. Returns the milliseconds it took. */
function paste(panel: Page, data: { text?: string; isImage?: boolean }): Promise<number> {
  return panel.$eval(
    '.composer-box',
    async (box, { text = '', isImage = false }) => {
      const transfer = new DataTransfer();
      if (text) transfer.setData('text/plain', text);
      if (isImage) {
        const canvas = new OffscreenCanvas(300, 200);
        canvas.getContext('2d')?.fillRect(20, 20, 100, 100);
        const blob = await canvas.convertToBlob({ type: 'image/png' });
        transfer.items.add(new File([blob], 'pasted.png', { type: 'image/png' }));
      }
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: transfer });
      const start = performance.now();
      box.dispatchEvent(event);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - start;
    },
    data,
  );
}

describe('a chat', () => {
  test('sends nothing until Send is pressed, then one request, and shows the answer as it streams', async () => {
    const panel = await openTry();
    await waitForPageText(panel, 'Nobody can prove');
    await fill(panel, 'Message', 'Write about the lighthouse: long-2 slow-100');
    await pause(500);
    expect(fixture.gateway.stats().lookups).toBe(0);
    expect(chats().requests).toBe(0);

    await press(panel, 'Send');
    await control(panel, 'Stop');
    await panel.waitForSelector('.message-answer .markdown');
    const start = (await answerOf(panel))?.length ?? 0;
    await panel.waitForFunction(
      (before) => (document.querySelector('.markdown')?.textContent ?? '').length > before,
      { polling: 50, timeout: 5000 },
      start,
    );
    await waitForEnd(panel, 30_000);
    expect(chats()).toMatchObject({ requests: 1, charged: 1, stopped: 0 });
    expect((await answerOf(panel))?.length).toBeGreaterThan(1500);
    await waitForPageText(panel, 'This conversation: 1 message');
    await waitForPageText(panel, 'Each message also sends the conversation so far');
  });

  test('keeps the text when it is stopped, says that it may be charged, and asks again only on a click', async () => {
    const panel = await openTry();
    await ask(panel, 'long-20 slow-50');
    await panel.waitForSelector('.message-answer .markdown');
    await pause();
    await press(panel, 'Stop');
    await waitForPageText(panel, 'may still charge');
    await expect.poll(() => chats().stopped, { timeout: 5000 }).toBe(1);
    expect(await answerOf(panel)).toBeTruthy();
    await pause();
    expect(chats().requests).toBe(1);
    await press(panel, 'Ask again');
    await expect.poll(() => chats().requests, { timeout: 5000 }).toBe(2);
    await press(panel, 'Stop');
  });

  test('shows starters of a cached GPT as buttons that fill the box and send nothing', async () => {
    const name = 'Gopher Gate';
    await waitForCard(await hoverGpt(fixture, name), { name, isBusy: false });
    fixture.gateway.resetStats();
    const panel = await openTry(name);
    const starter = await panel.waitForSelector('.chat-starter');
    const text = await starter?.evaluate(({ textContent }) => textContent);
    await starter?.click();
    await panel.waitForSelector('.composer-box:focus');
    expect(await messageOf(panel)).toBe(text);
    await pause();
    expect(chats().requests).toBe(0);
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('sends with Enter, and breaks the line with Shift and Enter', async () => {
    const panel = await openTry();
    await fill(panel, 'Message', 'One');
    await panel.keyboard.down('Shift');
    await panel.keyboard.press('Enter');
    await panel.keyboard.up('Shift');
    await panel.keyboard.type('Two');
    expect(await messageOf(panel)).toBe('One\nTwo');
    await panel.keyboard.press('Enter');
    await panel.waitForSelector('.message-question');
    expect(await messageOf(panel)).toBe('');
    await waitForEnd(panel);
    expect(chats().requests).toBe(1);
  });

  test(
    'does not send with the Enter that ends the composition of an input method',
    onlyIn('chromium', 'only Chromium’s protocol can compose'),
    async () => {
      const panel = await openTry();
      await (await control(panel, 'Message')).focus();
      const client = await panel.createCDPSession();
      await client.send('Input.imeSetComposition', {
        ...{ text: 'ni hao', selectionStart: 6, selectionEnd: 6 },
      });
      await panel.keyboard.press('Enter');
      await pause(500);
      expect(chats().requests).toBe(0);
      await client.send('Input.imeSetComposition', {
        ...{ text: '', selectionStart: 0, selectionEnd: 0 },
      });
      await client.send('Input.insertText', { text: '你好' });
      expect(await messageOf(panel)).toContain('你好');
      await panel.keyboard.press('Enter');
      await panel.waitForSelector('.message-question');
      await waitForEnd(panel);
      expect(chats().requests).toBe(1);
    },
  );

  test('does not send with an Enter that only its code tells from others, as in Safari', async () => {
    const panel = await openTry();
    await fill(panel, 'Message', '你好');
    const isLeft = await panel.$eval('.composer-box', (box) => {
      const events = [
        new CompositionEvent('compositionend', { data: '你好', bubbles: true }),
        new KeyboardEvent('keydown', {
          ...{ key: 'Enter', keyCode: 229, bubbles: true, cancelable: true },
        }),
        new KeyboardEvent('keydown', {
          ...{ key: 'Enter', keyCode: 13, isComposing: true, bubbles: true, cancelable: true },
        }),
      ];
      return events.every((event) => box.dispatchEvent(event));
    });
    expect(isLeft).toBe(true);
    await pause(500);
    expect(chats().requests).toBe(0);
    expect(await messageOf(panel)).toBe('你好');
  });

  test('keeps the draft and the conversation when the panel is closed', async () => {
    const name = untouchedGpt(fixture);
    const panel = await openTry(name);
    await ask(panel, 'First question');
    await waitForEnd(panel);
    await fill(panel, 'Message', 'Half a ques');
    await pause(500);
    await panel.close();
    const again = await openTry(name);
    await waitForPageText(again, 'First question');
    expect(await messageOf(again)).toBe('Half a ques');
    expect(chats().requests).toBe(1);
  });

  test('goes on with an answer whose panel was closed in the middle', async () => {
    const name = untouchedGpt(fixture);
    const panel = await openTry(name);
    await ask(panel, 'long-2 slow-100');
    await panel.waitForSelector('.message-answer .markdown');
    await pause(500);
    await panel.close();
    const again = await openTry(name);
    await waitForEnd(again, 30_000);
    await expect
      .poll(async () => (await answerOf(again))?.length ?? 0, { timeout: 10_000 })
      .toBeGreaterThan(1500);
    expect(chats()).toMatchObject({ requests: 1, stopped: 0 });
  });

  test('does not follow the answer while the reader is elsewhere, and offers to go to the end', async () => {
    const panel = await openTry();
    await ask(panel, 'long-30 slow-400');
    await panel.waitForFunction(
      () => {
        const chat = document.querySelector('.chat-scroller');
        return chat && chat.scrollHeight > 2 * chat.clientHeight;
      },
      { polling: 100, timeout: 20_000 },
    );
    const belowEnd = () =>
      panel.$eval(
        '.chat-scroller',
        (chat) => chat.scrollHeight - chat.clientHeight - chat.scrollTop,
      );
    await expect.poll(belowEnd, { timeout: 2000 }).toBeLessThan(40);
    await panel.mouse.move(200, 300);
    await panel.mouse.wheel({ deltaY: -600 });
    await control(panel, 'To the end');
    const top = await panel.$eval('.chat-scroller', (chat) => chat.scrollTop);
    await pause();
    expect(await panel.$eval('.chat-scroller', (chat) => chat.scrollTop)).toBeCloseTo(top, -1);
    await press(panel, 'To the end');
    await pause(300);
    expect(await belowEnd()).toBeLessThan(40);
    await press(panel, 'Stop');
  });
});

describe('an answer of 100 kB', () => {
  /** Records the longest time between two frames, in milliseconds, until `readLongestGap`. */
  const recordFrames = (panel: Page) =>
    panel.evaluate(() => {
      const record = { longestGap: 0 };
      let last = performance.now();
      const onFrame = (now: number) => {
        record.longestGap = Math.max(record.longestGap, now - last);
        last = now;
        requestAnimationFrame(onFrame);
      };
      requestAnimationFrame(onFrame);
      Object.assign(globalThis, { record });
    });
  const readLongestGap = (panel: Page) =>
    panel.evaluate(() => {
      const { record } = globalThis as unknown as { record: { longestGap: number } };
      return record.longestGap;
    });

  test('streams without freezing the panel, and what is selected stays selected', {
    timeout: 120_000,
  }, async () => {
    const panel = await openTry();
    await ask(panel, 'long-100 slow-2500');
    // The first paragraph is finished.
    await panel.waitForSelector('.message-answer .markdown p + *');
    await recordFrames(panel);
    const selected = await panel.$eval('.message-answer .markdown p', (first) => {
      getSelection()?.selectAllChildren(first);
      return String(getSelection());
    });
    await waitForEnd(panel, 90_000);
    const longestGap = await readLongestGap(panel);
    expect((await answerOf(panel))?.length).toBeGreaterThan(90_000);
    expect(selected.length).toBeGreaterThan(10);
    expect(await panel.evaluate(() => String(getSelection()))).toBe(selected);
    // Four times as long as on an idle computer, because other tests may run at the same time.
    expect(longestGap).toBeLessThan(500);
  });
});

describe('attachments', () => {
  /** Chooses a file: in Chromium with the button, in Firefox without the dialog that its driver cannot use. */
  async function chooseFile(panel: Page, path: string): Promise<void> {
    if (browserKind === 'chromium') {
      const chooser = panel.waitForFileChooser();
      await press(panel, 'Attach images or text files');
      await (await chooser).accept([path]);
    } else {
      const input = (await panel.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(path);
    }
  }

  test('become small JPEGs, whether they are chosen or pasted, and are sent with the question', async () => {
    const panel = await openTry();
    await chooseFile(panel, photo);
    await control(panel, 'Remove photo.png', { timeoutMs: 20_000 });
    await paste(panel, { isImage: true });
    await control(panel, 'Remove pasted.png');
    const sizes = await panel.$$eval('.attachment img', (images) =>
      images.map((image) => ((image as HTMLImageElement).src.length * 3) / 4),
    );
    expect(sizes).toHaveLength(2);
    for (const size of sizes) expect(size).toBeLessThan(257 * 1024);
    await ask(panel, 'echo');
    await waitForEnd(panel);
    const answer = await answerOf(panel);
    expect(answer).toContain('"images": 2');
    expect(answer?.match(/"jpeg"/g)).toHaveLength(2);
    expect(chats().images).toBe(2);
  });

  test('can be removed before they are sent', async () => {
    const panel = await openTry();
    await paste(panel, { isImage: true });
    await press(panel, 'Remove pasted.png');
    await ask(panel, 'echo');
    await waitForEnd(panel);
    expect(chats().images).toBe(0);
  });

  test('take the place of a long text that is pasted, which does not freeze the box', async () => {
    const panel = await openTry();
    const duration = await paste(panel, { text: 'lighthouse '.repeat(95_326) });
    expect(duration).toBeLessThan(500);
    await control(panel, 'Remove Pasted text');
    await waitForPageText(panel, '1 MB');
    expect(await messageOf(panel)).toBe('');
    await fill(panel, 'Message', 'Summarize');
    expect(await messageOf(panel)).toBe('Summarize');
    expect(chats().requests).toBe(0);
  });
});

describe('a failure', () => {
  test('offers another model name, which is sent only on a click and kept if it works', async () => {
    const panel = await openTry();
    fixture.gateway.fail({ kind: 'chat-only-gpt-4o-gizmo' });
    await ask(panel, 'First');
    await waitForEnd(panel);
    const alternative = await panel.waitForSelector('.answer-end .button');
    const label = await alternative?.evaluate(({ textContent }) => textContent ?? '');
    expect(label).toMatch(/^Try as gpt-4o-gizmo-g-/);
    await pause();
    expect(chats().requests).toBe(1);
    await alternative?.click();
    await panel.waitForSelector('.message-answer .markdown');
    await waitForEnd(panel);
    await ask(panel, 'Second');
    await waitForEnd(panel);
    expect(Object.values(chats().byModel)).toEqual([1, 2]);
  });

  test('is said in a sentence, and nothing is sent again by itself', async () => {
    const panel = await openTry();
    fixture.gateway.fail({ kind: 'chat-too-large' });
    await ask(panel, 'First');
    await waitForPageText(panel, 'Too large');
    await control(panel, 'Ask again');
    await pause(2000);
    expect(chats().requests).toBe(1);
  });
});

describe('the list of conversations', () => {
  test('opens, renames, deletes, restores and exports them', async () => {
    const name = untouchedGpt(fixture);
    const first = 'Which harbor is the oldest?';
    const panel = await openTry(name);
    await ask(panel, first);
    await waitForEnd(panel);
    await press(panel, 'Chats');
    const entry = await panel.waitForSelector('.conversation-open');
    expect(await entry?.evaluate(({ textContent }) => textContent)).toContain(first);
    expect(panel.url()).not.toContain('g-');

    await press(panel, `Rename “${first}”`);
    await fill(panel, 'Title', 'Harbors');
    await press(panel, 'Save');
    await control(panel, 'Delete “Harbors”');

    await press(panel, 'Export “Harbors”');
    await press(panel, 'Download as Markdown');
    const markdown = await downloads.next();
    expect(markdown.name).toBe('Harbors.md');
    expect(markdown.text).toContain(first);
    await press(panel, 'Export “Harbors”');
    await press(panel, 'Download as JSON');
    const { name: file, text } = await downloads.next();
    expect(file).toBe('Harbors.json');
    expect(JSON.parse(text)).toMatchObject({
      ...{ format: 'gpt-lens-conversation', title: 'Harbors' },
      turns: [{ question: { text: first }, answers: [{ state: 'complete' }] }],
    });

    await press(panel, 'Delete “Harbors”');
    await waitForPageText(panel, 'Deleted “Harbors”.');
    expect(await panel.$$eval('main', ([main]) => main?.textContent)).not.toContain('Harbors');
    await press(panel, 'Undo');
    const restored = await control(panel, 'Delete “Harbors”');
    expect(restored).toBeTruthy();

    const { requests } = chats();
    for (const button of await panel.$$('.conversation-open')) {
      const title = await button.evaluate(({ textContent }) => textContent);
      if (title?.includes('Harbors')) await button.click();
    }
    await waitForPageText(panel, first);
    expect(chats().requests).toBe(requests);
    await press(panel, 'Start over');
    await waitForPageText(panel, 'Before you send');
  });
});

describe.each(APPEARANCES)('in $language, $theme', (appearance) => {
  test('chat and list pass axe and clip no text from 320 to 1600 px', async () => {
    // The names of controls are English above.
    await applyAppearance(fixture, DEFAULT_APPEARANCE);
    const panel = await openTry();
    await ask(panel, 'markdown <think>');
    await waitForEnd(panel);
    await applyAppearance(fixture, appearance);
    await panel.waitForFunction(
      (lang) => document.documentElement.lang === lang,
      { polling: 50, timeout: 5000 },
      appearance.language === 'en' ? 'en' : 'zh-CN',
    );
    for (const view of ['chat', 'conversations']) {
      if (view === 'conversations') {
        await panel.evaluate(() => location.assign('#conversations'));
        await panel.waitForSelector('.conversation-open');
      }
      for (const width of [320, 400, 1600]) {
        await panel.setViewport({ width, height: 800 });
        const scrollWidth = await panel.evaluate(() => document.documentElement.scrollWidth);
        expect(scrollWidth).toBeLessThanOrEqual(width);
        expect(await findClippedTexts(await getBody(panel))).toEqual([]);
      }
      expect(await axeOnPage(panel)).toEqual([]);
    }
  });
});
