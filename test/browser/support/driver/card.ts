import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle, Frame, JSHandle, Page } from 'puppeteer-core';
import { dialogsIn } from './dialogs.ts';
import { click, hover, type Target } from './pointer.ts';
import { poll } from './poll.ts';
import { type Box, type DialogContent, type ReadDialog, readDialog } from './read-dialog.ts';

/** The text and controls of the hover card; boxes are relative to the window. */
export type Card = DialogContent;

export interface WaitForCard {
  /** The name of the GPT in the card. */
  name?: string | RegExp;
  /** Text that the card has to contain, for a card that is updated when the response arrives. */
  text?: string | RegExp;
  /** Whether the card is still loading; either by default. */
  isBusy?: boolean;
  timeoutMs?: number;
}

interface FoundCard {
  card: Card;
  /** The card's dialog as it was read. */
  seen: JSHandle<ReadDialog | undefined>;
}

/** Reads the latest hover card in any frame of the page. */
export async function readCard(page: Page): Promise<Card | undefined> {
  return (await readCards(page)).at(-1);
}

/** Reads all cards of the page, pinned ones included, in the order in which they were opened. */
export async function readCards(page: Page): Promise<Card[]> {
  return (await findCards(page)).map(({ card }) => card);
}

/** Waits for a matching hover card and reads it. */
export async function waitForCard(page: Page, wanted: WaitForCard = {}): Promise<Card> {
  const { name, text, isBusy, timeoutMs = 5000 } = wanted;
  const fits = (card?: Card) =>
    card &&
    isNamed(card, name) &&
    says(card, text) &&
    (isBusy === undefined || card.isBusy === isBusy);
  const cards = await poll(
    () => readCards(page),
    (all) => all.some(fits),
    timeoutMs,
  );
  const card = cards.findLast(fits) ?? cards.at(-1);
  if (card && fits(card)) return card;
  const description = [name && `named ${name}`, text && `saying ${text}`].filter(Boolean).join(' ');
  const instead = card ? `there was “${card.name}”:\n${card.text}` : 'there was none.';
  throw new Error(`Waited ${timeoutMs} ms for a hover card ${description}: ${instead}`);
}

/** Waits until there is no hover card. */
export async function waitForNoCard(page: Page, { timeoutMs = 5000 } = {}): Promise<void> {
  const card = await poll(
    () => readCard(page),
    (there) => !there,
    timeoutMs,
  );
  if (card) throw new Error(`The hover card “${card.name}” stayed for ${timeoutMs} ms.`);
}

/** The card's clickjacking guard ignores presses on anything that has only just appeared under the pointer. */
const CLICK_DELAY_MS = 400;

/** How long a finger is down in a tap. */
const TAP_MS = 60;

/** Clicks an element of the card with the mouse, found by role and accessible name. */
export async function clickInCard(page: Page, role: string, name: string): Promise<void> {
  await hoverAndClick(page, await elementInCard(page, role, name));
}

/** Taps an element of the card with a finger, found by role and accessible name. */
export async function tapInCard(page: Page, role: string, name: string): Promise<void> {
  await sleep(CLICK_DELAY_MS);
  const element = await elementInCard(page, role, name);
  const { x, y } = await element.clickablePoint();
  const finger = await page.touchscreen.touchStart(x, y);
  await sleep(TAP_MS);
  await finger.end();
}

/** Hovers a target long enough for the clickjacking guard, then clicks it. */
export async function hoverAndClick(page: Page, target: Target): Promise<void> {
  await hover(page, target);
  await sleep(CLICK_DELAY_MS);
  await click(page, target);
}

/** An element of the card, found by role and accessible name. */
export async function elementInCard(
  page: Page,
  role: string,
  name: string,
): Promise<ElementHandle<Element>> {
  const all = await findCards(page);
  const hasIt = ({ card }: FoundCard) =>
    card.focusables.some((each) => each.role === role && each.name === name);
  const found = all.findLast(hasIt) ?? all.at(-1);
  if (!found) throw new Error(`There is no hover card to find “${name}” in.`);
  const index = found.card.focusables.findIndex((each) => each.role === role && each.name === name);
  const chosen = await found.seen.evaluateHandle((seen, at) => seen?.elements[at], index);
  const element = chosen.asElement();
  if (!element)
    throw new Error(`No ${role} “${name}” in the hover card:\n${describeFocusables(found.card)}`);
  return element as ElementHandle<Element>;
}

/** The page may change while it is read, so a failed read is repeated. */
async function findCards(page: Page): Promise<FoundCard[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await Promise.all(page.frames().map(findCardsWithRetry))).flat();
    } catch (error) {
      if (attempt === 5) throw error;
      await sleep(50);
    }
  }
}

async function findCardsWithRetry(frame: Frame): Promise<FoundCard[]> {
  try {
    return await findCardsIn(frame);
  } catch (error) {
    await sleep(50);
    if (frame.detached) return [];
    throw error;
  }
}

async function findCardsIn(frame: Frame): Promise<FoundCard[]> {
  const found: FoundCard[] = [];
  for (const dialog of await dialogsIn(frame)) {
    const seen: JSHandle<ReadDialog | undefined> = await dialog.evaluateHandle(readDialog);
    const content = await seen.evaluate((all) => all?.content);
    const box = await dialog.boundingBox();
    if (content && box) found.push({ seen, card: toWindowBox(box, content) });
  }
  return found;
}

/** Translates boxes relative to the frame into boxes relative to the window, given the dialog's box there. */
function toWindowBox(frameBox: Box, content: DialogContent): Card {
  const moved = (box: Box) => ({
    ...box,
    x: box.x + frameBox.x - content.box.x,
    y: box.y + frameBox.y - content.box.y,
  });
  const focusables = content.focusables.map((each) => ({ ...each, box: moved(each.box) }));
  return { ...content, box: moved(content.box), focusables };
}

function isNamed(card: Card, name: string | RegExp = /./): boolean {
  return typeof name === 'string' ? card.name === name : name.test(card.name);
}

function says(card: Card, text: string | RegExp = ''): boolean {
  return typeof text === 'string' ? card.text.includes(text) : text.test(card.text);
}

function describeFocusables(card: Card): string {
  return card.focusables.map(({ role, name }) => `- ${role} “${name}”`).join('\n') || '(nothing)';
}

/**
 * Waits until a page contains this many cards. Queries the page only, because reading a card would retain its contents.
 */
export async function waitForCardCount(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('html > div').length === wanted,
    { polling: 20 },
    count,
  );
}
