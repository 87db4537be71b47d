import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  clickInCard,
  elementInCard,
  hover,
  readCard,
  tapInCard,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import { openDemoPage, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

const controls = async (page: Page) => (await waitForCard(page)).focusables.map(({ name }) => name);

/** The events that the page has recorded in `heard`. */
const recorded = (page: Page) => page.evaluate(() => (window as unknown as WithRecorded).recorded);

interface WithRecorded {
  recorded: string[];
}

describe('a page with keyboard shortcuts', () => {
  let page: Page;

  beforeEach(async () => {
    page = await openDemoPage(fixture);
    await page.evaluate(() => {
      const recorded: string[] = [];
      Object.assign(window, { recorded });
      const note = (event: Event) => {
        recorded.push(`${event.type} ${(event as KeyboardEvent).key}`);
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      for (const each of [window, document]) addEventListener.call(each, 'keydown', note, true);
      for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput']) {
        document.addEventListener(type, note, true);
        document.body.addEventListener(type, note);
      }
      document.addEventListener('click', (event) => event.preventDefault(), true);
    });
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
  });

  test.each(['Enter', ' '] as const)(
    'does not see “%s” when it presses a button of the card, and cannot block it',
    async (key) => {
      await (await elementInCard(page, 'button', 'Copy ID')).focus();
      await page.keyboard.press(key);
      await expect.poll(() => controls(page)).toContain('Copied');
      await (await elementInCard(page, 'button', 'Pin this card')).focus();
      await page.keyboard.press(key);
      await expect.poll(() => controls(page)).toContain('Close');
      expect(await recorded(page)).toEqual([]);
    },
  );

  test('does not see letters typed on the card, pinned or not', async () => {
    await (await elementInCard(page, 'button', 'Copy ID')).focus();
    for (const key of ['k', 'j', 'ArrowDown', '/', 'Tab'] as const) await page.keyboard.press(key);
    await clickInCard(page, 'button', 'Pin this card');
    for (const key of ['k', 'ArrowRight', 'Tab'] as const) await page.keyboard.press(key);
    expect(await recorded(page)).toEqual([]);
  });

  test("gets one press of a card's button for each key press", async () => {
    await clickInCard(page, 'button', 'Pin this card');
    await (await elementInCard(page, 'button', 'Close')).focus();
    await page.keyboard.press(' ');
    await waitForNoCard(page);
    // The focus is back on the link. A second press would open its card again.
    await pause();
    expect(await readCard(page)).toBeUndefined();
  });
});

test("cannot disable the card's buttons by cancelling keypress and keyup", async () => {
  const page = await openDemoPage(fixture);
  await page.evaluate(() => {
    for (const type of ['keypress', 'keyup']) {
      addEventListener(type, (event) => event.preventDefault(), true);
    }
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru', isBusy: false });
  await (await elementInCard(page, 'button', 'Copy ID')).focus();
  await page.keyboard.press(' ');
  await expect.poll(() => controls(page)).toContain('Copied');
});

describe('a card over a scripted dialog', () => {
  let page: Page;

  beforeEach(async () => {
    page = await openDemoPage(fixture);
    await page.evaluate(() => {
      const dialog = document.createElement('div');
      dialog.setAttribute('role', 'dialog');
      dialog.id = 'scripted';
      dialog.style.cssText =
        'position: fixed; inset: 40px auto auto 40px; z-index: 99; padding: 20px; background: #fff';
      dialog.innerHTML = '<button id="inside">Inside</button> ';
      const link = document.querySelector('#link-documented');
      if (link) dialog.append(link);
      document.body.append(dialog);
      const inside = document.querySelector<HTMLElement>('#inside');
      inside?.focus();
      const isOutside = ({ target }: Event) => !dialog.contains(target as Node);
      const close = (event: Event) => isOutside(event) && dialog.remove();
      for (const type of [
        'pointerdown',
        'mousedown',
        'mouseup',
        'click',
        'touchstart',
        'touchend',
      ]) {
        document.addEventListener(type, close, true);
        document.addEventListener(type, close);
      }
      const takeBack = (event: Event) => isOutside(event) && inside?.focus();
      document.addEventListener('focusin', takeBack, true);
      document.addEventListener('focus', takeBack, true);
      dialog.addEventListener('focusout', ({ relatedTarget }) => {
        if (!dialog.contains(relatedTarget as Node)) setTimeout(() => inside?.focus());
      });
      document.addEventListener('wheel', (event) => event.preventDefault(), { passive: false });
    });
    await hover(page, '#link-documented');
    await waitForCard(page, { name: 'Code Guru', isBusy: false });
  });

  const isOpen = async () => (await page.$('#scripted')) !== null;
  const focused = () =>
    page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);

  test('handles clicks without closing the dialog', async () => {
    await clickInCard(page, 'button', 'Copy ID');
    await expect.poll(() => controls(page)).toContain('Copied');
    await clickInCard(page, 'button', 'Pin this card');
    await expect.poll(() => controls(page)).toContain('Close');
    expect(await isOpen()).toBe(true);
  });

  test('handles taps without closing the dialog', async () => {
    await tapInCard(page, 'button', 'Copy ID');
    await expect.poll(() => controls(page)).toContain('Copied');
    expect(await isOpen()).toBe(true);
  });

  test('keeps the focus in the card on Tab, and returns it into the dialog on Escape', async () => {
    await clickInCard(page, 'button', 'Copy ID');
    await pause(200);
    expect(await focused()).toBe('div');
    await page.keyboard.press('Tab');
    await pause(200);
    expect(await focused()).toBe('div');
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    expect(await focused()).toBe('inside');
    expect(await isOpen()).toBe(true);
  });

  test('lets the dialog see clicks outside card and dialog', async () => {
    await clickInCard(page, 'button', 'Copy ID');
    await page.mouse.click(900, 880);
    expect(await isOpen()).toBe(false);
  });
});

test("delays a field's blur event until the focus moves on from the card", async () => {
  const page = await openDemoPage(fixture);
  await page.evaluate(() => {
    const recorded: string[] = [];
    Object.assign(window, { recorded });
    for (const id of ['first', 'second']) {
      const field = document.createElement('input');
      field.id = id;
      field.style.cssText = 'position: fixed; right: 0; bottom: 0';
      if (id === 'second') field.style.bottom = '60px';
      for (const type of ['blur', 'focus']) {
        field.addEventListener(type, () => recorded.push(`${type} ${id}`));
      }
      document.body.append(field);
    }
    document.querySelector<HTMLElement>('#first')?.focus();
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru', isBusy: false });
  await clickInCard(page, 'button', 'Copy ID');
  await pause(200);
  expect(await recorded(page)).toEqual(['focus first']);
  await page.click('#second');
  expect(await recorded(page)).toEqual(['focus first', 'blur first', 'focus second']);
});
