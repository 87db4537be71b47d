import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { type Relay, startRelay } from '../../gateway/relay.ts';
import {
  control,
  fill,
  openSidePanel,
  press,
  saveGateway,
  waitForPageText,
} from '../support/driver/index.ts';
import { untouchedIds, useFixture } from '../support/fixtures/fixture.ts';

// All chats pass through `@portkey-ai/gateway`, so that the client of GPT Lens is not only tested against a server that was
// written together with it.

const fixture = useFixture({ isSetUp: false });
let relay: Relay;

beforeAll(async () => {
  relay = await startRelay(fixture.gateway.url);
  await saveGateway(fixture.extension, { url: relay.url, key: fixture.gateway.key });
}, 60_000);

afterAll(() => relay?.close());

const chats = () => fixture.gateway.stats().chat;

async function openTry(): Promise<Page> {
  const [id = ''] = untouchedIds(fixture, 1);
  return openSidePanel(fixture.extension, `#try/${id}`);
}

/** Asks and waits until the answer has ended. */
async function ask(panel: Page, question: string): Promise<void> {
  await fill(panel, 'Message', question);
  await press(panel, 'Send');
  await panel.waitForSelector('.message-answer');
  await control(panel, 'Send', { timeoutMs: 30_000 });
}

const readEnd = (panel: Page) =>
  panel.$$eval('.answer-end', (all) => all.map(({ textContent }) => textContent).join(' '));

describe('a chat through a gateway that is not ours', () => {
  test('renders an answer with all elements, and sends the conversation with the next question', async () => {
    const panel = await openTry();
    await ask(panel, 'markdown');
    expect(await readEnd(panel)).toBe('');
    for (const element of ['table', 'pre code', 'blockquote', 'ol', 'ul', '.task', 'a[href]'])
      expect(await panel.$(`.markdown ${element}`), element).toBeTruthy();
    await ask(panel, 'echo');
    const echoed = await panel.$$eval('.markdown', (all) => all.at(-1)?.textContent);
    expect(echoed?.match(/"role": "\w+"/g)).toEqual([
      '"role": "user"',
      '"role": "assistant"',
      '"role": "user"',
    ]);
    expect(chats()).toMatchObject({ requests: 2, charged: 2 });
  });

  test('streams: the text grows before the answer has ended', { timeout: 90_000 }, async () => {
    const panel = await openTry();
    await fill(panel, 'Message', 'long-1 slow-30');
    await press(panel, 'Send');
    await panel.waitForSelector('.message-answer .markdown', { timeout: 10_000 });
    const length = await panel.$eval('.markdown', ({ textContent }) => textContent.length);
    await panel.waitForFunction(
      (before) => (document.querySelector('.markdown')?.textContent.length ?? 0) > before,
      { polling: 50, timeout: 10_000 },
      length,
    );
    expect(chats().inFlight).toBe(1);
    await control(panel, 'Send', { timeoutMs: 60_000 });
    expect(await readEnd(panel)).toBe('');
  });

  test.each<[FaultKind, string, string?]>([
    ['key-invalid', 'The key was refused'],
    ['quota', 'Balance used up'],
    ['rate-limited', 'Too many requests'],
    ['no-channel', 'No channel for it', 'Try as gpt-4o-gizmo-'],
    ['chat-price-missing', 'No price set'],
    ['chat-sensitive-words', 'Content refused'],
    ['chat-too-large', 'Too large'],
    ['unknown-404', 'No such GPT'],
    ['endpoint-missing-html', 'Not a gateway'],
    ['reset', 'The gateway is in trouble'],
    ['stream-error-data', 'The upstream closed the conversation'],
    ['stream-reset', 'may be cut off'],
    ['stream-without-finish', 'may be cut off'],
    ['stream-finish-length', 'cut off at the maximum length', 'Continue'],
    ['stream-only-done', 'may have been charged'],
  ])('says what happened, and sends nothing again by itself: %s', async (kind, words, button) => {
    fixture.gateway.fail({ kind, endpoint: 'chat' });
    const panel = await openTry();
    await ask(panel, 'Hello there');
    await waitForPageText(panel, words);
    const end = await readEnd(panel);
    expect(end).toContain('Ask again');
    if (button) expect(end).toContain(button);
    expect(chats().requests).toBe(1);
  });

  test.each<FaultKind>(['stream-as-json', 'stream-as-text', 'stream-split-characters'])(
    'shows an answer in another form: %s',
    async (kind) => {
      fixture.gateway.fail({ kind, endpoint: 'chat' });
      const panel = await openTry();
      await ask(panel, 'Hello there');
      expect(await panel.$eval('.markdown', ({ textContent }) => textContent)).toContain(
        'Hello there',
      );
      expect(await readEnd(panel)).toBe('');
    },
  );
});
