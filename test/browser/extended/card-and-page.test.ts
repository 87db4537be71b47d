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

const world = useFixture();

const controls = async (page: Page) => (await waitForCard(page)).focusables.map(({ name }) => name);

/** What the page has heard and noted in `heard`. */
const heard = (page: Page) => page.evaluate(() => (window as unknown as Noted).heard);

interface Noted {
  heard: string[];
}

describe('a page with shortcuts', () => {
  let page: Page;

  beforeEach(async () => {
    page = await openDemoPage(world);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const note = (event: Event) => {
        heard.push(`${event.type} ${(event as KeyboardEvent).key}`);
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
    'hears no “%s” that presses a button of the card, and the button does its work',
    async (key) => {
      await (await elementInCard(page, 'button', 'Copy ID')).focus();
      await page.keyboard.press(key);
      await expect.poll(() => controls(page)).toContain('Copied');
      await (await elementInCard(page, 'button', 'Pin this card')).focus();
      await page.keyboard.press(key);
      await expect.poll(() => controls(page)).toContain('Close');
      expect(await heard(page)).toEqual([]);
    },
  );

  test('hears no letter that is typed on the card, pinned or not', async () => {
    await (await elementInCard(page, 'button', 'Copy ID')).focus();
    for (const key of ['k', 'j', 'ArrowDown', '/', 'Tab'] as const) await page.keyboard.press(key);
    await clickInCard(page, 'button', 'Pin this card');
    for (const key of ['k', 'ArrowRight', 'Tab'] as const) await page.keyboard.press(key);
    expect(await heard(page)).toEqual([]);
  });

  test('presses a button once for each press of a key', async () => {
    await clickInCard(page, 'button', 'Pin this card');
    await (await elementInCard(page, 'button', 'Close')).focus();
    await page.keyboard.press(' ');
    await waitForNoCard(page);
    // The focus is back at the link: what opened its card again would be a second press.
    await pause();
    expect(await readCard(page)).toBeUndefined();
  });
});

test('a page that forbids what keys do, when they come up, cannot keep a button from its work', async () => {
  const page = await openDemoPage(world);
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

describe('over a dialog made by script', () => {
  let page: Page;

  beforeEach(async () => {
    page = await openDemoPage(world);
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

  test('a click in the card does its work, and the dialog stays', async () => {
    await clickInCard(page, 'button', 'Copy ID');
    await expect.poll(() => controls(page)).toContain('Copied');
    await clickInCard(page, 'button', 'Pin this card');
    await expect.poll(() => controls(page)).toContain('Close');
    expect(await isOpen()).toBe(true);
  });

  test('a tap in the card does its work, and the dialog stays', async () => {
    await tapInCard(page, 'button', 'Copy ID');
    await expect.poll(() => controls(page)).toContain('Copied');
    expect(await isOpen()).toBe(true);
  });

  test('the focus stays in the card, goes on by Tab, and comes back into the dialog', async () => {
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

  test('the dialog still hears what is done outside of card and dialog', async () => {
    await clickInCard(page, 'button', 'Copy ID');
    await page.mouse.click(900, 880);
    expect(await isOpen()).toBe(false);
  });
});

test('a page is told, late, that a field has lost the focus when it goes on from the card', async () => {
  const page = await openDemoPage(world);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const id of ['first', 'second']) {
      const field = document.createElement('input');
      field.id = id;
      field.style.cssText = 'position: fixed; right: 0; bottom: 0';
      if (id === 'second') field.style.bottom = '60px';
      for (const type of ['blur', 'focus']) {
        field.addEventListener(type, () => heard.push(`${type} ${id}`));
      }
      document.body.append(field);
    }
    document.querySelector<HTMLElement>('#first')?.focus();
  });
  await hover(page, '#link-documented');
  await waitForCard(page, { name: 'Code Guru', isBusy: false });
  await clickInCard(page, 'button', 'Copy ID');
  await pause(200);
  expect(await heard(page)).toEqual(['focus first']);
  await page.click('#second');
  expect(await heard(page)).toEqual(['focus first', 'blur first', 'focus second']);
});
