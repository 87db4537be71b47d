import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { axeOnPage } from '../support/driver/axe.ts';
import { control, fill, openSidePanel, press, waitForPageText } from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { getCells, getNames, runPageBatch, waitForText } from '../support/fixtures/batch-panel.ts';
import { pause, untouchedIds, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

const NAMES = ['Gopher Gate', 'Penny Pilot', 'Map Room'];
const [FIRST = '', SECOND = '', THIRD = ''] = NAMES;

const idOf = (name: string) => fixture.gateway.catalogue.get(name).id;
const chats = () => fixture.gateway.stats().chat;

/** Opens the view, by default with GPTs that no other test has asked. */
async function openAsk(ids: readonly string[] = untouchedIds(fixture, 3)): Promise<Page> {
  const panel = await openSidePanel(fixture.extension, `#ask/${ids.join()}`);
  await panel.setViewport({ width: 1000, height: 800 });
  await control(panel, 'Message');
  return panel;
}

/** Looks the GPTs up and asks them from the comparison. */
async function openAskFromComparison(): Promise<Page> {
  const panel = await openSidePanel(fixture.extension, `#compare/${NAMES.map(idOf).join()}`);
  await panel.setViewport({ width: 1000, height: 800 });
  await control(panel, 'Ask all');
  const lookUp = await panel.$('.panel-bar .button:not(.button-quiet)');
  await lookUp?.click();
  for (const name of NAMES) await waitForPageText(panel, name, 10_000);
  await press(panel, 'Ask all');
  await control(panel, 'Message');
  return panel;
}

async function ask(panel: Page, question: string): Promise<void> {
  await fill(panel, 'Message', question);
  await press(panel, 'Send');
}

const waitForEnd = (panel: Page) => control(panel, 'Send', { timeoutMs: 40_000 });

/** The answers to the last question. */
function readAnswers(panel: Page): Promise<string[]> {
  return panel.evaluate(() => {
    const rounds = [...document.querySelectorAll('.ask-round')];
    const columns = [...(rounds.at(-1)?.querySelectorAll('.ask-column') ?? [])];
    return columns.map((column) => column.querySelector('.markdown')?.textContent ?? '');
  });
}

/** Chooses an answer by the name of its GPT; the name is also that of other controls. */
async function vote(panel: Page, name: string): Promise<void> {
  for (const choice of await panel.$$('.vote .choice')) {
    const label = await choice.evaluate(({ textContent }) => textContent);
    if (label === name) return choice.click();
  }
  throw new Error(`There is no choice “${name}”.`);
}

const countVotes = (panel: Page) => panel.$$eval('.vote input:checked', ({ length }) => length);

describe('asking several GPTs', () => {
  test('sends one message to each, stops one, survives the failure of another, and keeps the vote', async () => {
    const panel = await openAskFromComparison();
    fixture.gateway.resetStats();
    fixture.gateway.fail({ kind: 'chat-no-channel-older', id: idOf(THIRD) });
    await waitForPageText(panel, 'about $0.30 for 3 messages');
    await fill(panel, 'Message', 'Compare the harbors: long-2 slow-60');
    await pause(500);
    expect(chats().requests).toBe(0);

    await press(panel, 'Send');
    await panel.waitForSelector('.ask-column:first-child .markdown', { timeout: 10_000 });
    await pause(500);
    await press(panel, `Stop ${FIRST}`);
    await waitForPageText(panel, 'may still charge');
    expect(await panel.$$('.vote')).toEqual([]);
    await waitForEnd(panel);
    await expect.poll(() => chats().stopped, { timeout: 5000 }).toBe(1);
    const [stopped = '', complete = '', failed] = await readAnswers(panel);
    expect(stopped).not.toBe('');
    expect(complete.length).toBeGreaterThan(1500);
    expect(complete.length).toBeGreaterThan(stopped.length);
    expect(failed).toBe('');
    expect(await panel.$('.ask-column:nth-child(3) .answer-end strong')).not.toBeNull();
    await pause();
    expect(chats()).toMatchObject({ requests: 3, stopped: 1 });
    expect(Object.values(chats().byModel)).toEqual([1, 1, 1]);

    await waitForPageText(panel, 'Which answer was best?');
    await vote(panel, SECOND);
    await waitForPageText(panel, `Your vote: ${SECOND}.`);
    await press(panel, 'Undo');
    await expect.poll(() => countVotes(panel), { timeout: 5000 }).toBe(0);
    await vote(panel, FIRST);
    await waitForPageText(panel, `Your vote: ${FIRST}.`);
    await vote(panel, SECOND);
    await waitForPageText(panel, `Your vote: ${SECOND}.`);
    expect(await countVotes(panel)).toBe(1);

    const names = await panel.$$('.ask-name');
    await names[1]?.click();
    await waitForPageText(panel, 'Your votes: best in 1 of 1');
    await panel.close();
    expect(chats().requests).toBe(3);
  });

  test('shows the votes in the table of a batch, which can be sorted by them', async () => {
    const asked = await openAsk([FIRST, SECOND].map(idOf));
    await ask(asked, 'Hello');
    await waitForEnd(asked);
    await asked.waitForSelector('.vote');
    const [, second] = await asked.$$('.vote .choice');
    await second?.click();
    await asked.waitForSelector('.ask-column-best');
    await asked.close();

    const panel = await runPageBatch(fixture, '/many?n=60');
    await panel.evaluate(() => {
      const folds = [...document.querySelectorAll('summary')];
      folds.find(({ textContent }) => textContent === 'Columns')?.click();
      const columns = [...document.querySelectorAll<HTMLElement>('fieldset .choice')];
      columns.find(({ textContent }) => textContent === 'Your votes')?.click();
    });
    await panel.waitForSelector('.column-votes');
    await panel.evaluate(() => {
      const heads = [...document.querySelectorAll<HTMLElement>('.batch-sort')];
      heads.find(({ firstChild }) => firstChild?.textContent === 'Your votes')?.click();
    });
    await waitForText(panel, '[aria-sort]', /Your votes↓/);
    expect((await getNames(panel))[0]).toBe(SECOND);
    const column = await panel.$$eval('.batch-sort', (heads) =>
      heads.findIndex(({ firstChild }) => firstChild?.textContent === 'Your votes'),
    );
    expect((await getCells(panel, column + 1))[0]).toMatch(/^\d of \d$/);
  });

  test('goes on when the panel is closed in the middle, and shows the same answers again', async () => {
    const ids = untouchedIds(fixture, 3);
    const panel = await openAsk(ids);
    await ask(panel, 'long-2 slow-60');
    await panel.waitForSelector('.ask-column .markdown', { timeout: 10_000 });
    await pause(500);
    await panel.close();
    const again = await openAsk(ids);
    await waitForPageText(again, 'long-2 slow-60');
    await waitForEnd(again);
    for (const answer of await readAnswers(again)) expect(answer.length).toBeGreaterThan(1500);
    expect(chats()).toMatchObject({ requests: 3, stopped: 0 });
  });

  test('sends a second question to all, with the history of each GPT', async () => {
    const panel = await openAsk(untouchedIds(fixture, 2));
    await ask(panel, 'First question');
    await waitForEnd(panel);
    const answers = await readAnswers(panel);
    await ask(panel, 'echo');
    await waitForEnd(panel);
    const echoes = (await readAnswers(panel)).map((echo) => echo.match(/"role"/g)?.length);
    expect(echoes).toEqual([3, 3]);
    expect(new Set(answers).size).toBe(2);
    expect(chats().requests).toBe(4);
  });

  test('stops all answers at once, and starts over without a request', async () => {
    const panel = await openAsk();
    await ask(panel, 'long-20 slow-50');
    await panel.waitForSelector('.ask-column .markdown', { timeout: 10_000 });
    await press(panel, 'Stop all');
    await expect.poll(() => chats().stopped, { timeout: 5000 }).toBe(3);
    await press(panel, 'Start over');
    await waitForPageText(panel, 'None of them sees what the others answer');
    await pause();
    expect(chats().requests).toBe(3);
  });

  test('puts answers beside each other in a wide panel, and below each other in a narrow one', async () => {
    const panel = await openAsk();
    await ask(panel, 'Hello');
    await waitForEnd(panel);
    const tops = () =>
      panel.$$eval('.ask-column', (columns) =>
        columns.map((column) => Math.round(column.getBoundingClientRect().top)),
      );
    expect(new Set(await tops()).size).toBe(1);
    await panel.setViewport({ width: 320, height: 700 });
    expect(new Set(await tops()).size).toBe(3);
    const isWider = await panel.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth > clientWidth;
    });
    expect(isWider).toBe(false);
  });

  test.each(APPEARANCES)('passes axe in $language, $theme', async (appearance) => {
    await applyAppearance(fixture, DEFAULT_APPEARANCE);
    const ids = untouchedIds(fixture, 3);
    const panel = await openAsk(ids);
    await ask(panel, 'table code');
    await waitForEnd(panel);
    await panel.close();
    await applyAppearance(fixture, appearance);
    const again = await openSidePanel(fixture.extension, `#ask/${ids.join()}`);
    await again.waitForSelector('.vote');
    expect(await axeOnPage(again)).toEqual([]);
  });
});
