import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import type { StoredAnswer } from '../../../utils/user-data/schema.ts';
import { writeAnswer } from '../../gateway/chat/content/write.ts';
import type { ChatRequest } from '../../gateway/chat/request.ts';
import { createRandom } from '../../gateway/random.ts';
import { control, fill, openSidePanel, press } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { onlyIn, untouchedIds, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** A kilobyte, which streams for about five seconds. */
const QUESTION = 'long-1 slow-40';

const KILLS = 8;

/** Texts are compared without white space, markup and numbers of lists. */
const toLetters = (text: string) => text.replace(/\P{L}/gu, '');

/** Less of an answer may also be in another text by chance. */
const MIN_LETTERS = 12;

/** The letters of the whole answer of a GPT. */
function getWhole(id: string): string {
  const { catalogue, url } = fixture.gateway;
  const chat: ChatRequest = {
    model: `gpt-4-gizmo-${id}`,
    gpt: { base: 'gpt-4', id },
    messages: [{ role: 'user', text: QUESTION, images: [] }],
    isStreamed: true,
    includesUsage: true,
  };
  const { deltas } = writeAnswer(catalogue, url, chat);
  return toLetters(deltas.map((delta) => Object.values(delta).join('')).join(''));
}

/** How many letters of the answer a text contains, from the start. */
function countLetters(text: string, whole: string): number {
  const letters = toLetters(text);
  let [low, high] = [0, whole.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (letters.includes(whole.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low < MIN_LETTERS ? 0 : low;
}

const countShown = async (panel: Page, whole: string) =>
  countLetters(
    await panel.$$eval('.markdown', (all) => all.map(({ textContent }) => textContent).join(' ')),
    whole,
  );

/** Opens the chat with a GPT and sends the question. */
async function ask(id: string): Promise<Page> {
  const panel = await openSidePanel(fixture.extension, `#try/${id}`);
  await fill(panel, 'Message', QUESTION);
  await press(panel, 'Send');
  return panel;
}

/** The stored answers of a model, without waking the background. */
async function readStored(id: string): Promise<StoredAnswer[]> {
  const page = await fixture.extension.openOptions();
  const all = await page.evaluate(async () => {
    const opening = indexedDB.open('gpt-lens-records');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const reading = opening.result.transaction('answers').objectStore('answers').getAll();
    await new Promise((resolve) => reading.addEventListener('success', resolve));
    opening.result.close();
    return reading.result as unknown[];
  });
  await page.close();
  return (all as StoredAnswer[]).filter(({ answer }) => answer.model.endsWith(id));
}

async function waitForStored(id: string, state: string, timeoutMs: number): Promise<string> {
  const read = async () => (await readStored(id)).at(-1)?.answer;
  const answer = await poll(read, (stored) => stored?.state.at === state, timeoutMs);
  expect(answer?.state).toEqual({ at: state });
  return answer?.text ?? '';
}

async function waitForShown(panel: Page, whole: string, letters: number): Promise<void> {
  const count = await poll(
    () => countShown(panel, whole),
    (shown) => shown >= letters,
    15_000,
  );
  expect(count).toBeGreaterThanOrEqual(letters);
}

describe('an answer that streams', () => {
  test(`survives ${KILLS} stops of the background at random moments`, {
    timeout: 400_000,
  }, async () => {
    const random = createRandom(20_260_101);
    const moments: { ms: number; before: number; after: number; stored: number }[] = [];
    for (const id of untouchedIds(fixture, KILLS)) {
      const whole = getWhole(id);
      const panel = await ask(id);
      const ms = random.between(0, 5000);
      await sleep(ms);
      const before = await countShown(panel, whole);
      await fixture.extension.stopBackground();
      // It is “Stop” until the answer has ended.
      await control(panel, 'Send', { timeoutMs: 20_000 });
      const after = await countShown(panel, whole);
      // The background stores what the panel had shown beyond what was stored.
      const countStored = async () =>
        countLetters((await readStored(id)).at(-1)?.answer.text ?? '', whole);
      const stored = await poll(countStored, (count) => count >= after, 5000);
      moments.push({ ms, before, after, stored });
      await panel.close();
    }
    // Otherwise the test proves little.
    const inTheMiddle = moments.filter(({ before }) => before > 0);
    expect(inTheMiddle.length).toBeGreaterThan(KILLS / 3);
    const lost = moments.filter(({ before, after, stored }) => after < before || stored < before);
    expect(lost).toEqual([]);
    const { requests, byModel } = fixture.gateway.stats().chat;
    expect(requests).toBeLessThanOrEqual(KILLS);
    expect(Object.values(byModel).filter((count) => count > 1)).toEqual([]);
  });

  test('goes on while the panel is closed, and is shown when it is opened again', {
    timeout: 90_000,
  }, async () => {
    const [id = ''] = untouchedIds(fixture, 1);
    const whole = getWhole(id);
    const first = await ask(id);
    await waitForShown(first, whole, 60);
    await first.close();
    await sleep(800);
    const [stored] = await readStored(id);
    expect(stored?.answer.state).toEqual({ at: 'streaming' });
    const second = await openSidePanel(fixture.extension, `#try/${id}/${stored?.conversation}`);
    await waitForShown(second, whole, 120);
    await control(second, 'Send', { timeoutMs: 20_000 });
    const text = await waitForStored(id, 'complete', 5000);
    expect(toLetters(text)).toBe(whole);
    expect(await countShown(second, whole)).toBe(whole.length);
    expect(fixture.gateway.stats().chat.requests).toBe(1);
  });

  test('is stored completely without any page', { timeout: 90_000 }, async () => {
    const [id = ''] = untouchedIds(fixture, 1);
    const panel = await ask(id);
    await waitForShown(panel, getWhole(id), 60);
    await panel.close();
    const text = await waitForStored(id, 'complete', 20_000);
    expect(toLetters(text)).toBe(getWhole(id));
    expect(fixture.gateway.stats().chat).toMatchObject({ requests: 1, stopped: 0 });
  });

  test('is aborted at the gateway by “Stop”, and keeps its text', { timeout: 90_000 }, async () => {
    const [id = ''] = untouchedIds(fixture, 1);
    const whole = getWhole(id);
    const panel = await ask(id);
    await waitForShown(panel, whole, 60);
    await press(panel, 'Stop');
    await control(panel, 'Send', { timeoutMs: 5000 });
    const shown = await countShown(panel, whole);
    expect(shown).toBeGreaterThanOrEqual(60);
    expect(shown).toBeLessThan(whole.length);
    const text = await waitForStored(id, 'stopped', 5000);
    expect(countLetters(text, whole)).toBeGreaterThanOrEqual(shown);
    const stats = () => fixture.gateway.stats().chat;
    await poll(
      async () => stats().inFlight,
      (count) => count === 0,
      5000,
    );
    expect(stats()).toMatchObject({ requests: 1, stopped: 1, inFlight: 0 });
  });

  test('arrives after more than a minute of silence, with the panel closed', {
    timeout: 180_000,
    ...onlyIn('firefox', 'Chromium does not stop a worker that its driver is attached to'),
  }, async () => {
    const [id = ''] = untouchedIds(fixture, 1);
    fixture.gateway.fail({ kind: 'normal', endpoint: 'chat', delayMs: 80_000 });
    const panel = await ask(id);
    const countRequests = async () => fixture.gateway.stats().chat.requests;
    expect(await poll(countRequests, (count) => count === 1, 5000)).toBe(1);
    await panel.close();
    // Without looking, because an open page could keep the background running.
    await sleep(80_000);
    const text = await waitForStored(id, 'complete', 30_000);
    expect(toLetters(text)).toBe(getWhole(id));
    expect(fixture.gateway.stats().chat.requests).toBe(1);
  });
});
