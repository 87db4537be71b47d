import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { DEFAULT_HOVER } from '../../../utils/hover/hover-settings.ts';
import {
  hover,
  type LensBrowser,
  restAwayFromEverything,
  waitForCard,
} from '../../browser/driver/index.ts';
import { catalogue } from '../../pages/gpts.ts';
import { kill } from '../look-ups/killing.ts';
import { type TimesRow, timesRow } from '../statistics.ts';

const LINK = '#link-in-frame';
/** Longer than the card takes to close. */
const CLOSED_MS = 700;

/**
 * From the moment at which the card is due (the pointer has rested for the whole delay) to the end of the frame
 * that shows it, in milliseconds.
 */
export async function latency(
  lens: LensBrowser,
  pagesUrl: string,
  rounds: number,
): Promise<TimesRow[]> {
  const first: number[] = [];
  const again: number[] = [];
  const dead: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    // The catalogue's first GPTs are those that other cases know.
    const { name } = catalogue.all[200 + round] ?? {};
    const address = `${pagesUrl}/frame?gpt=${encodeURIComponent(name ?? '')}`;
    unknown.push(await onNewPage(lens, address));
    first.push(
      await onNewPage(lens, address, async (page) => {
        again.push(await hovered(page));
      }),
    );
    await kill(lens);
    dead.push(await onNewPage(lens, address));
  }
  return [
    rowOf('known, background awake, first hover of the frame', first),
    rowOf('known, background awake, later hover', again),
    rowOf('known, background killed before, first hover of the frame', dead),
    rowOf('not known, gateway of 0 ms, first hover of the frame', unknown),
  ];
}

async function onNewPage(
  lens: LensBrowser,
  address: string,
  then: (page: Page) => Promise<void> = async () => {},
): Promise<number> {
  const page = await lens.openPage(address);
  try {
    await sleep(CLOSED_MS);
    const measured = await hovered(page);
    await then(page);
    return measured;
  } finally {
    await page.close();
  }
}

interface Noted {
  movedAt: number;
  shownAt: number;
}

async function hovered(page: Page): Promise<number> {
  await restAwayFromEverything(page);
  await sleep(CLOSED_MS);
  await page.evaluate(noteCard);
  await hover(page, LINK);
  await waitForCard(page, { isBusy: false });
  await page.waitForFunction(() => 'shownAt' in globalThis, { polling: 20 });
  const { movedAt, shownAt } = await page.evaluate(() => {
    const noted = globalThis as unknown as Noted;
    return { movedAt: noted.movedAt, shownAt: noted.shownAt };
  });
  return shownAt - movedAt - DEFAULT_HOVER.delayMs;
}

/** Runs in the page: notes the pointer's last movement, and the end of the frame in which the card comes. */
function noteCard(): void {
  const noted = globalThis as unknown as Partial<Noted>;
  delete noted.shownAt;
  addEventListener(
    'pointermove',
    ({ timeStamp }) => Object.assign(noted, { movedAt: timeStamp }),
    true,
  );
  const observer = new MutationObserver(() => {
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => Object.assign(noted, { shownAt: performance.now() });
      port2.postMessage(0);
    });
  });
  observer.observe(document.documentElement, { childList: true });
}

/** The first round is a warm-up. */
function rowOf(name: string, [, ...measured]: number[]): TimesRow {
  return timesRow(name, measured);
}
