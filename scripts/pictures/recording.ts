import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import { waitForCard } from '../../test/browser/support/driver/index.ts';
import { say } from '../command.ts';
import { type Context, PICTURES } from './context.ts';

const WINDOW = { width: 860, height: 560 };

/** The pointer's start and end: an empty margin of the page. */
const ASIDE = { x: 40, y: 420 };

/** Neighbors on the demo page whose authors write in this language. */
const LINKS = {
  en: ['#link-penny-pilot', '#link-minutes'],
  zh_CN: ['#link-congee', '#link-code-clinic'],
} as const;

/** Long enough to see the skeleton. */
const ANSWER_MS = 700;

/** Long enough to read some of the card. */
const READING_MS = 2200;

/** Records a real hover: the pointer moves to a link, its card opens, and the pointer moves on to the next link. */
export async function recordHover({ extension, gateway, web, language }: Context): Promise<void> {
  const page = await extension.openPage(`${web}/`);
  await page.setViewport(WINDOW);
  const [first, second] = LINKS[language];
  await page.$eval(first, (link) => link.scrollIntoView({ block: 'center' }));
  await drawCursor(page);
  await page.mouse.move(ASIDE.x, ASIDE.y);
  gateway.delay(ANSWER_MS);
  const frames = await record(page, async () => {
    await sleep(500);
    const start = await glide(page, ASIDE, await middleOf(page, first));
    await waitForCard(page, { isBusy: false });
    await sleep(READING_MS);
    const next = await glide(page, start, await middleOf(page, second));
    await sleep(300);
    await waitForCard(page, { isBusy: false });
    await sleep(READING_MS);
    await glide(page, next, ASIDE);
    await sleep(900);
  });
  gateway.heal();
  await page.close();
  mkdirSync(PICTURES, { recursive: true });
  const file = `hover-${language.replace('_', '-')}.gif`;
  const delay = frames.map(({ shownFor }) => Math.round(shownFor));
  await sharp(
    frames.map(({ png }) => png),
    { join: { animated: true } },
  )
    .gif({ delay, loop: 0, effort: 10, dither: 0, interFrameMaxError: 4 })
    .toFile(PICTURES + file);
  say(file);
}

/** Draws a cursor into a page, because headless browsers show none. */
export function drawCursor(page: Page): Promise<void> {
  return page.evaluate(() => {
    const cursor = document.createElement('div');
    cursor.popover = 'manual';
    cursor.innerHTML = `<svg width="18" height="26" viewBox="0 0 18 26">
      <path d="M1 1v20l5-4 3.4 8 3.6-1.600-3.300-7.800h6.800Z" fill="#000" stroke="#fff" stroke-width="1.500"/>
    </svg>`;
    cursor.style.cssText =
      'position:fixed;inset:0 auto auto 0;margin:0;padding:0;border:0;background:none;pointer-events:none';
    document.body.append(cursor);
    const follow = ({ clientX, clientY }: PointerEvent) => {
      cursor.style.translate = `${clientX}px ${clientY}px`;
      // Reopening the popover puts it above a card that has opened since.
      cursor.hidePopover();
      cursor.showPopover();
    };
    addEventListener('pointermove', follow, true);
    cursor.showPopover();
  });
}

/** The center of a link's text; its box may be wider. */
export function middleOf(page: Page, selector: string): Promise<typeof ASIDE> {
  return page.$eval(selector, (link) => {
    const text = document.createRange();
    text.selectNodeContents(link);
    const { x, y, width, height } = text.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
}

/** Moves the pointer with acceleration: fast in the middle, slow at both ends. */
async function glide(page: Page, from: typeof ASIDE, to: typeof ASIDE): Promise<typeof ASIDE> {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = Math.min(30, Math.max(6, Math.round(distance / 12)));
  for (let step = 1; step <= steps; step++) {
    const share = (1 - Math.cos((Math.PI * step) / steps)) / 2;
    await page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    await sleep(20);
  }
  return to;
}

/** Shorter frames are merged: 12 per second are enough for a moving pointer. */
const MIN_FRAME_MS = 80;

/** Records a page while `act` runs, as PNGs with their durations in milliseconds. */
async function record(page: Page, act: () => Promise<void>) {
  const session = await page.createCDPSession();
  const shots: { png: Buffer; at: number }[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    const shot = { png: Buffer.from(data, 'base64'), at: (metadata.timestamp ?? 0) * 1000 };
    const last = shots.at(-1);
    if (last && shot.at - last.at < MIN_FRAME_MS) last.png = shot.png;
    else shots.push(shot);
    // The page may have been closed meanwhile.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  await session.send('Page.startScreencast', { format: 'png' });
  await act();
  await session.send('Page.stopScreencast');
  const end = Date.now();
  return shots.map(({ png, at }, n) => ({ png, shownFor: (shots[n + 1]?.at ?? end) - at }));
}
