import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoGateway, startGateway } from '../../gateway/server.ts';
import {
  control,
  fill,
  hover,
  press,
  waitForCard,
  waitForPageText,
} from '../support/driver/index.ts';
import { dumpStorage } from '../support/driver/storage.ts';
import {
  hoverGpt,
  pause,
  SAVING_MS,
  saveGateway,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** A second gateway, which has its own key. */
let other: DemoGateway;

beforeEach(async () => {
  other = await startGateway({ key: 'sk-of-the-other-gateway-2' });
});

/** Leaves only the first gateway. */
afterEach(async () => {
  const options = await fixture.extension.openOptions();
  await control(options, 'Save');
  const shown = await options.evaluate(() => document.body.innerText);
  const forget = ['Forget all gateways', 'Forget the key'].find((name) => shown.includes(name));
  if (forget) {
    await press(options, forget);
    await control(options, 'Undo');
  }
  await options.close();
  await saveGateway(fixture);
  await other.close();
});

const LIST = '.gateway-list';

/** Adds the other gateway in the options, under the name “Second”. */
async function addOther(options: Page): Promise<void> {
  await press(options, 'Add another gateway');
  await fill(options, 'Base URL', other.url);
  await fill(options, 'API key', other.key);
  await fill(options, 'Name', 'Second');
  await press(options, 'Save');
  await waitForPageText(options, 'Saved. To use this gateway, choose it in the list.');
}

async function openWithTwo(): Promise<Page> {
  const options = await fixture.extension.openOptions();
  await addOther(options);
  return options;
}

/** Chooses the gateway at a position of the list, from 1. */
async function choose(options: Page, position: number): Promise<void> {
  await options.bringToFront();
  await options.click(`${LIST} .gateway-entry:nth-of-type(${position}) input`);
  await expect.poll(() => chosen(options), { timeout: 5000 }).toBe(position);
  await pause(SAVING_MS);
}

/** The position of the active gateway, from 1. */
function chosen(options: Page): Promise<number> {
  return options.$$eval(
    '.gateway-list input',
    (radios) => radios.findIndex((radio) => (radio as HTMLInputElement).checked) + 1,
  );
}

async function fieldValue(options: Page, name: string): Promise<string> {
  return (await control(options, name)).evaluate((field) => (field as HTMLInputElement).value);
}

/** The keys that a gateway has received. */
function keysAt(gateway: DemoGateway): Set<string | undefined> {
  const headers = gateway.stats().log.map((request) => request.headers.authorization);
  return new Set(headers.filter(Boolean));
}

const ownKey = ({ key }: DemoGateway) => new Set([`Bearer ${key}`]);

/** Looks up a GPT and returns the number of look-ups that each gateway has received for it. */
async function lookUp(): Promise<[first: number, second: number]> {
  fixture.gateway.resetStats();
  other.resetStats();
  const name = untouchedGpt(fixture);
  const page = await hoverGpt(fixture, name);
  await waitForCard(page, { name });
  await page.close();
  return [fixture.gateway.stats().lookups, other.stats().lookups];
}

/** Copies a text and pastes it into a text box, replacing its content. */
async function paste(options: Page, name: string, text: string): Promise<void> {
  const source = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
  await source.evaluate((copied) => {
    const field = document.createElement('textarea');
    field.value = copied;
    document.body.append(field);
    field.select();
  }, text);
  await source.keyboard.down('Control');
  await source.keyboard.press('c', { commands: ['Copy'] });
  await source.keyboard.up('Control');
  await pause(300);
  await source.close();
  await options.bringToFront();
  const { x, y } = await hover(options, await control(options, name));
  await options.mouse.click(x, y, { count: 3 });
  await options.keyboard.down('Control');
  await options.keyboard.press('v', { commands: ['Paste'] });
  await options.keyboard.up('Control');
  await pause(300);
}

describe('several gateways', () => {
  test('can be added; look-ups still go to the first one', async () => {
    const options = await fixture.extension.openOptions();
    await control(options, 'API key');
    expect(await options.$(LIST)).toBeNull();
    await press(options, 'Add another gateway');
    expect(await fieldValue(options, 'Base URL')).toBe('');
    expect(await fieldValue(options, 'API key')).toBe('');
    await press(options, 'Cancel');
    expect(await fieldValue(options, 'Base URL')).toBe(fixture.gateway.url);
    await addOther(options);
    expect(await options.$eval(LIST, (list) => (list as HTMLElement).innerText)).toContain(
      'Second',
    );
    expect(await chosen(options)).toBe(1);
    expect(await lookUp()).toEqual([1, 0]);
  });

  test('can be switched by mouse and by arrow keys, at once', async () => {
    const options = await openWithTwo();
    await choose(options, 2);
    expect(await fieldValue(options, 'Base URL')).toBe(other.url);
    expect(await lookUp()).toEqual([0, 1]);
    await options.bringToFront();
    await options.focus(`${LIST} .gateway-entry:nth-of-type(2) input`);
    await options.keyboard.press('ArrowUp');
    await expect.poll(() => chosen(options), { timeout: 5000 }).toBe(1);
    await pause(SAVING_MS);
    expect(await lookUp()).toEqual([1, 0]);
  });

  test('keep what was typed for one while another is edited', async () => {
    const options = await openWithTwo();
    await fill(options, 'API key', 'sk-being-typed');
    await press(options, `Edit ${new URL(fixture.gateway.url).host}`);
    expect(await fieldValue(options, 'API key')).toBe(fixture.gateway.key);
    await waitForPageText(options, 'unsaved changes');
    await press(options, 'Edit Second');
    expect(await fieldValue(options, 'API key')).toBe('sk-being-typed');
    expect(await dumpStorage(options)).not.toContain('sk-being-typed');
  });

  test('keep a change that another tab made to a gateway that is not being edited', async () => {
    const options = await openWithTwo();
    await press(options, `Edit ${new URL(fixture.gateway.url).host}`);
    await fill(options, 'API key', 'sk-being-typed');
    const elsewhere = await fixture.extension.openOptions();
    await press(elsewhere, 'Edit Second');
    await fill(elsewhere, 'Name', 'Renamed');
    await press(elsewhere, 'Save');
    await elsewhere.waitForSelector('.gateway-form .form-status .success');
    await elsewhere.close();
    await options.bringToFront();
    await control(options, 'Edit Renamed');
    expect(await fieldValue(options, 'API key')).toBe('sk-being-typed');
    expect(await options.evaluate(() => document.body.innerText)).not.toContain(
      'changed or removed',
    );
  });

  test('can be forgotten one by one, and restored', async () => {
    const options = await openWithTwo();
    await choose(options, 2);
    await press(options, 'Forget this gateway');
    await waitForPageText(options, 'Second removed, with its key.');
    expect(await options.$(LIST)).toBeNull();
    expect(await fieldValue(options, 'Base URL')).toBe(fixture.gateway.url);
    expect(await dumpStorage(options)).not.toContain(other.key);
    expect(await options.content()).not.toContain(other.key);
    expect(await lookUp()).toEqual([1, 0]);
    await options.bringToFront();
    await press(options, 'Undo');
    await waitForPageText(options, 'Second restored.');
    await options.waitForSelector(LIST);
    expect(await chosen(options)).toBe(2);
    await pause(SAVING_MS);
    expect(await lookUp()).toEqual([0, 1]);
  });

  test('can be forgotten together, and restored', async () => {
    const options = await openWithTwo();
    await press(options, 'Forget all gateways');
    await waitForPageText(options, 'All gateways removed, with their keys.');
    expect(await fieldValue(options, 'API key')).toBe('');
    const stored = await dumpStorage(options);
    for (const { key } of [fixture.gateway, other]) expect(stored).not.toContain(key);
    await press(options, 'Undo');
    await waitForPageText(options, 'All gateways restored.');
    expect(await chosen(options)).toBe(1);
    const restored = await dumpStorage(options);
    for (const { key } of [fixture.gateway, other]) expect(restored).toContain(key);
    await pause(SAVING_MS);
    expect(await lookUp()).toEqual([1, 0]);
  });

  test('can be used in a window that is 320 pixels wide', async () => {
    const options = await openWithTwo();
    await options.setViewport({ width: 320, height: 700 });
    await press(options, 'Test connection');
    await options.waitForSelector('.findings', { timeout: 15_000 });
    const overflow = await options.$eval(
      '.panel',
      (panel) =>
        [panel, ...panel.querySelectorAll('*')].filter(
          (element) => element.getBoundingClientRect().right > 320,
        ).length,
    );
    expect(overflow).toBe(0);
    await choose(options, 2);
  });
});

describe('the key of a gateway', () => {
  test('is never sent to another gateway', async () => {
    const options = await openWithTwo();
    await press(options, 'Test connection');
    await options.waitForSelector('.findings', { timeout: 15_000 });
    expect(keysAt(other)).toEqual(ownKey(other));

    // The URL of the second gateway, typed and left in the form of the first one.
    await press(options, `Edit ${new URL(fixture.gateway.url).host}`);
    await fill(options, 'Base URL', other.url);
    await waitForPageText(options, 'This key was saved for');
    await press(options, 'Edit Second');
    await press(options, 'Test connection');
    await options.waitForSelector('.findings', { timeout: 15_000 });
    await press(options, 'Save');
    await options.waitForSelector('.gateway-form .form-status .success');

    for (const position of [2, 1, 2]) {
      await choose(options, position);
      const name = untouchedGpt(fixture);
      const page = await hoverGpt(fixture, name);
      await waitForCard(page, { name });
      await page.close();
    }
    expect(keysAt(other)).toEqual(ownKey(other));
    expect(keysAt(fixture.gateway)).toEqual(ownKey(fixture.gateway));
  });
});

describe('a pasted configuration', () => {
  test.each(['Base URL', 'API key'])(
    'fills both fields and saves nothing: into %s',
    async (field) => {
      const options = await fixture.extension.openOptions();
      await press(options, 'Add another gateway');
      const command = `curl '${other.url}/v1/chat/completions' \\\n  -H 'Content-Type: application/json' \\\n  -H 'Authorization: Bearer ${other.key}' \\\n  -d '{"model": "gpt-4-gizmo-g-2fkFE8rbu"}'`;
      await paste(options, field, command);
      expect(await fieldValue(options, 'Base URL')).toBe(other.url);
      expect(await fieldValue(options, 'API key')).toBe(other.key);
      await waitForPageText(options, 'Base URL and key were taken from the text.');
      await pause(500);
      expect(other.stats().log).toEqual([]);
      expect(await dumpStorage(options)).not.toContain(other.key);
      await press(options, 'Save');
      await waitForPageText(options, 'Saved. To use this gateway, choose it in the list.');
      expect(await dumpStorage(options)).toContain(other.key);
    },
  );

  test('is taken apart when it was typed', async () => {
    const options = await fixture.extension.openOptions();
    await press(options, 'Add another gateway');
    await fill(options, 'Base URL', `BASE_URL=${other.url}/v1 API_KEY=${other.key}`);
    await press(options, 'Test connection');
    await options.waitForSelector('.findings', { timeout: 15_000 });
    expect(await fieldValue(options, 'Base URL')).toBe(other.url);
    expect(await fieldValue(options, 'API key')).toBe(other.key);
    expect(keysAt(other)).toEqual(ownKey(other));
  });

  test('without a complete key leaves the key as it is', async () => {
    const options = await fixture.extension.openOptions();
    await paste(
      options,
      'Base URL',
      `curl ${other.url}/v1/models -H "Authorization: Bearer sk-****"`,
    );
    expect(await fieldValue(options, 'Base URL')).toBe(other.url);
    expect(await fieldValue(options, 'API key')).toBe(fixture.gateway.key);
    await waitForPageText(options, 'This key was saved for');
    expect(other.stats().log).toEqual([]);
  });
});

describe('the balance', () => {
  test('stands in the options as a number after “Test connection”', async () => {
    const options = await fixture.extension.openOptions();
    await press(options, 'Test connection');
    await options.waitForSelector('.balance-amount', { timeout: 15_000 });
    expect(await options.$eval('.balance-amount', ({ textContent }) => textContent)).toMatch(/\d/);
  });

  test('is read by itself only if the user wants that', async () => {
    const options = await fixture.extension.openOptions();
    await control(options, 'Save');
    await pause(500);
    expect(fixture.gateway.stats().log).toEqual([]);
    await press(options, 'Read the balance when the popup or this page opens');
    await pause(SAVING_MS);
    fixture.gateway.resetStats();
    const again = await fixture.extension.openOptions();
    await expect
      .poll(() => fixture.gateway.stats().log.length, { timeout: 10_000 })
      .toBeGreaterThan(0);
    expect(fixture.gateway.stats().lookups).toBe(0);
    await press(again, 'Reset: Read the balance when the popup or this page opens');
    await pause(SAVING_MS);
  });
});
