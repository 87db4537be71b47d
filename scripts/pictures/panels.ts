import type { Page } from 'puppeteer-core';
import { openSidePanel, press } from '../../test/browser/driver/index.ts';
import { openPanelOver } from '../../test/browser/survey-panel.ts';
import { COMPARED, idOf, TAKEN_OVER } from './furnish.ts';
import { draw, type Studio } from './studio.ts';

const PANEL = { width: 400, height: 800, deviceScaleFactor: 2 };

/** A tab: what README shows of it has half as many pixels. */
const TAB = { width: 1280, height: 800 };

/** Every view of the side panel, after `furnish`. */
export async function drawPanels(studio: Studio): Promise<void> {
  await drawPage(studio);
  for (const [name, view, sign] of views(studio)) {
    const panel = await open(studio, view);
    await panel.waitForSelector(sign);
    await draw(panel, name, studio);
    await panel.close();
  }
  const lists = await open(studio, '#lists');
  await lists.waitForSelector('.lists-row');
  await draw(lists, 'panel-lists', studio);
  await lists.click('.lists-row');
  await lists.waitForSelector('.list-row');
  await draw(lists, 'panel-list', studio);
  await lists.close();
  await drawSurvey(studio);
}

/** The views that need nothing done to them, each with what tells that it is there. */
function views(studio: Studio): [name: string, view: string, sign: string][] {
  const changed = idOf(studio, TAKEN_OVER);
  return [
    ['panel-following', '#following', '.followed'],
    ['panel-followed', `#followed/${changed}`, '.time-chart'],
    ['panel-gpt', `#gpt/${changed}`, '.own-tools'],
    ['panel-history', '#history', '.gpt-row'],
    ['panel-compare', comparison(studio), '.compare tbody tr'],
  ];
}

function comparison(studio: Studio): string {
  return `#compare/${COMPARED.map((name) => idOf(studio, name)).join()}`;
}

/** The views while there is nothing in them. */
export async function drawEmptyPanels(studio: Studio): Promise<void> {
  for (const place of ['surveys', 'lists', 'following', 'history']) {
    const panel = await open(studio, `#${place}`);
    await panel.waitForSelector('.panel-hint');
    await draw(panel, `panel-${place}-empty`, studio);
    await panel.close();
  }
}

async function drawPage(studio: Studio): Promise<void> {
  const { lens, web } = studio;
  const panel = await openPanelOver({ lens, pages: { url: web } }, '/');
  await panel.setViewport(PANEL);
  await panel.waitForSelector('.survey-offer .button:enabled');
  await draw(panel, 'panel-page', studio);
  await panel.click('.import-form summary');
  await draw(panel, 'panel-import', studio);
  await panel.close();
}

async function drawSurvey(studio: Studio): Promise<void> {
  const { words } = studio;
  const panel = await open(studio, '#surveys');
  await panel.waitForSelector('.survey-link');
  await draw(panel, 'panel-surveys', studio);
  await panel.click('.survey-link');
  await panel.waitForSelector('.survey-table');
  await draw(panel, 'panel-survey', studio);
  await panel.setViewport(TAB);
  await draw(panel, 'tab-survey', studio);
  await panel.setViewport(PANEL);
  await panel.click('.selection-cell input');
  await panel.evaluate(openFolds);
  await draw(panel, 'panel-survey-open', studio);
  await press(panel, words['survey.as-plot']);
  await panel.waitForSelector('.plot-points');
  await panel.focus('.plot-area');
  await draw(panel, 'panel-plot', studio);
  await panel.close();

  const tab = await open(studio, comparison(studio));
  await tab.waitForSelector('.compare tbody tr');
  await tab.setViewport(TAB);
  await draw(tab, 'tab-compare', studio);
  await tab.close();
}

function openFolds(): void {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
}

async function open({ lens }: Studio, view: string): Promise<Page> {
  const panel = await openSidePanel(lens, view);
  await panel.setViewport(PANEL);
  return panel;
}
