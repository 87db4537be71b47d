import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { type ChromiumLens, fill, hover, openSidePanel } from '../../browser/driver/index.ts';
import { openSurveys } from '../../browser/surveys.ts';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { createRandom } from '../../gateway/random.ts';
import type { DemoGateway } from '../../gateway/server.ts';

/** What was done so far. */
interface Deeds {
  pages: number;
  hovers: number;
  searches: number;
  panels: number;
  surveys: number;
  deaths: number;
  faults: number;
}

interface Scene {
  lens: ChromiumLens;
  gateway: DemoGateway;
  pagesUrl: string;
  /** A tab that stays open all the time. */
  lasting: Page;
}

const PAGES = [
  '/',
  '/many?n=1000',
  '/frames',
  '/shadow',
  '/spa',
  '/transform',
  '/hostile-css',
  '/long',
];
const FAULTS: FaultKind[] = [
  'saturated-503',
  'reset',
  'truncated-json',
  'rate-limited',
  'unknown-code',
  'redirect',
  'huge-body',
];
const WORDS = ['code', 'contract', 'garden', 'write', 'data', 'nothing at all'];

/** The GPTs of one survey. */
const SURVEYED = 25;

/** Long enough for a card to open and to be seen, at a glance: an hour is to reach a thousand pages. */
const LOOK_MS = 500;

/** Gives a function that does one thing that somebody does while browsing, or that happens to them. */
export function browsing({ lens, gateway, pagesUrl, lasting }: Scene, seed: number) {
  const random = createRandom(seed);
  /** What somebody wanted to point at and could not: each is to be explained. */
  const missed: string[] = [];
  const deeds: Deeds = {
    pages: 0,
    hovers: 0,
    searches: 0,
    panels: 0,
    surveys: 0,
    deaths: 0,
    faults: 0,
  };

  async function hoverSome(page: Page, most: number): Promise<void> {
    await page.bringToFront();
    const links = await page.$$('a[href*="/g/g-"]');
    for (let times = random.between(1, most); times > 0 && links.length > 0; times--) {
      const link = random.pick(links);
      await hover(page, link).catch((error: unknown) => missed.push(`${page.url()}: ${error}`));
      await sleep(LOOK_MS);
      deeds.hovers++;
    }
    await page.mouse.move(1270, 890);
    await sleep(400);
  }

  async function readPage(): Promise<void> {
    const page = await lens.openPage(pagesUrl + random.pick(PAGES));
    deeds.pages++;
    await sleep(200);
    await hoverSome(page, 3);
    await page.close();
  }

  async function search(): Promise<void> {
    const popup = await lens.openPopup();
    await fill(popup, 'Search GPTs', random.pick(WORDS));
    await popup.keyboard.press('Enter');
    await sleep(500);
    deeds.searches++;
    await popup.close();
  }

  async function openPanel(): Promise<void> {
    const panel = await openSidePanel(
      lens,
      random.pick(['#history', '#lists', '#surveys', '#following']),
    );
    await sleep(300);
    deeds.panels++;
    await panel.close();
  }

  async function survey(): Promise<void> {
    const { page, start } = await openSurveys({ lens });
    const ids = gateway.catalogue.all.map(({ id }) => id);
    const from = random.between(0, ids.length - SURVEYED);
    await start(ids.slice(from, from + SURVEYED));
    await sleep(2000);
    deeds.surveys++;
    await page.close();
  }

  async function fail(): Promise<void> {
    gateway.fail({ kind: random.pick(FAULTS), times: random.between(1, 4) });
    deeds.faults++;
  }

  async function die(): Promise<void> {
    if (await lens.stopBackground()) deeds.deaths++;
  }

  const acts: [share: number, act: () => Promise<void>][] = [
    [60, readPage],
    [12, () => hoverSome(lasting, 3)],
    [10, search],
    [8, openPanel],
    [5, fail],
    [3, die],
    [2, survey],
  ];

  return {
    deeds,
    missed,
    async next(): Promise<void> {
      let draw = random.between(1, 100);
      for (const [share, act] of acts) {
        draw -= share;
        if (draw <= 0) return act();
      }
    },
  };
}
