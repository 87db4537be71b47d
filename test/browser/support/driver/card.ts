import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle, Frame, JSHandle, Page } from 'puppeteer-core';
import { dialogsIn } from './dialogs.ts';
import { click, hover, type Target } from './pointer.ts';
import { poll } from './poll.ts';
import { type Box, type DialogContent, type ReadDialog, readDialog } from './read-dialog.ts';

/** What a person reads of the hover card; boxes are within the window. */
export type Card = DialogContent;

export interface WaitForCard {
  /** The name of the GPT that the card has to be about. */
  name?: string | RegExp;
  /** What the card has to say, for a card that fills in as the answer comes. */
  text?: string | RegExp;
  /** Whether the card is still being filled in; either, unless told. */
  isBusy?: boolean;
  timeoutMs?: number;
}

interface FoundCard {
  card: Card;
  /** The card as it was seen, still in its page. */
  seen: JSHandle<ReadDialog | undefined>;
}

/** What a person would read of the hover card, in whichever frame of the page it is. */
export async function readCard(page: Page): Promise<Card | undefined> {
  return (await readCards(page)).at(-1);
}

/** All cards of the page, the pinned ones too, in the order in which they were opened. */
export async function readCards(page: Page): Promise<Card[]> {
  return (await findCards(page)).map(({ card }) => card);
}

/** Waits until a hover card is there, and reads it. */
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

/** Waits until no hover card is there. */
export async function waitForNoCard(page: Page, { timeoutMs = 5000 } = {}): Promise<void> {
  const card = await poll(
    () => readCard(page),
    (there) => !there,
    timeoutMs,
  );
  if (card) throw new Error(`The hover card “${card.name}” stayed for ${timeoutMs} ms.`);
}

/** A hand does not press what has come under it in the same moment, and what it did not mean does not count. */
const CLICK_DELAY_MS = 400;

/** How long a finger is down in a tap. */
const TAP_MS = 60;

/** Clicks something in the card with the mouse, found by role and name as a screen reader does. */
export async function clickInCard(page: Page, role: string, name: string): Promise<void> {
  await hoverAndClick(page, await elementInCard(page, role, name));
}

/** Taps something in the card with a finger, found by role and name as a screen reader does. */
export async function tapInCard(page: Page, role: string, name: string): Promise<void> {
  await sleep(CLICK_DELAY_MS);
  const element = await elementInCard(page, role, name);
  const { x, y } = await element.clickablePoint();
  const finger = await page.touchscreen.touchStart(x, y);
  await sleep(TAP_MS);
  await finger.end();
}

/** Clicks something as a hand does that sees what it presses. */
export async function hoverAndClick(page: Page, target: Target): Promise<void> {
  await hover(page, target);
  await sleep(CLICK_DELAY_MS);
  await click(page, target);
}

/** Something in the card, found by role and name as a screen reader does. */
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

/** A page changes while it is looked at, so a look that fails is repeated. */
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
    const reading = await seen.evaluate((all) => all?.content);
    const box = await dialog.boundingBox();
    if (reading && box) found.push({ seen, card: toWindowBox(box, reading) });
  }
  return found;
}

/** Boxes within a frame become boxes within the window, now that the dialog's place there is known. */
function toWindowBox(place: Box, reading: DialogContent): Card {
  const moved = (box: Box) => ({
    ...box,
    x: box.x + place.x - reading.box.x,
    y: box.y + place.y - reading.box.y,
  });
  const focusables = reading.focusables.map((each) => ({ ...each, box: moved(each.box) }));
  return { ...reading, box: moved(reading.box), focusables };
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
