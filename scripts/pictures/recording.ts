import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { waitForCard } from '../../test/browser/driver/index.ts';
import { say } from '../main.ts';
import { writeAnimation } from './animation.ts';
import { drawCursor, middleOf } from './cursor.ts';
import { record } from './screencast.ts';
import { folder, type Studio } from './studio.ts';

const WINDOW = { width: 860, height: 560 };

/** Where the hand comes from and goes to: the page's empty margin. */
const ASIDE = { x: 40, y: 420 };

/** Neighbours on the demo page, in both languages of their authors. */
const links = {
  en: ['#link-penny-pilot', '#link-minutes'],
  zh_CN: ['#link-congee', '#link-code-clinic'],
} as const;

/** A gateway far away answers after so long: the skeleton is seen. */
const ANSWER_MS = 700;

/** Long enough to read some of it. */
const READING_MS = 2200;

/** Records a real hover: the pointer comes to a link, the card opens, and it follows to the next link. */
export async function recordHover(studio: Studio): Promise<void> {
  const { lens, gateway, web, language } = studio;
  const page = await lens.openPage(`${web}/`);
  await page.setViewport(WINDOW);
  const [first, second] = links[language];
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
  const file = `hover-${language.replace('_', '-')}.gif`;
  writeAnimation(folder + file, frames);
  say(file);
}

type Point = typeof ASIDE;

/** Moves the pointer as a hand does: fast in the middle, slow at both ends, and for longer on a longer way. */
async function glide(page: Page, from: Point, to: Point): Promise<Point> {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = Math.min(30, Math.max(6, Math.round(distance / 12)));
  for (let step = 1; step <= steps; step++) {
    const way = (1 - Math.cos((Math.PI * step) / steps)) / 2;
    await page.mouse.move(from.x + (to.x - from.x) * way, from.y + (to.y - from.y) * way);
    await sleep(20);
  }
  return to;
}
