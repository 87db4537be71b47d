import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { BrowserKind } from '../../scripts/browsers.ts';
import { type DemoGateway, startGateway } from '../gateway/server.ts';
import { type PageServer, servePages } from '../pages/server.ts';
import {
  control,
  fill,
  hover,
  type LaunchOptions,
  type LensBrowser,
  launchExtension,
  press,
  saveGateway as saveGatewayOnOptions,
} from './driver/index.ts';
import { saveInStorage } from './driver/storage.ts';

/** Which browser this run of the tests is in. */
export const browserKind = process.env.LENS_BROWSER as BrowserKind;

/** A browser with the built extension, the gateway it asks and the web it is used on. */
export interface Fixture {
  extension: LensBrowser;
  gateway: DemoGateway;
  pages: PageServer;
}

export interface FixtureOptions extends Partial<LaunchOptions> {
  /** Whether base URL and key are saved already, as they are for most people most of the time. */
  isSetUp?: boolean;
}

/** One world for all tests of a file; between tests the tabs are closed and the gateway is well again. */
export function useFixture({ isSetUp = true, ...launch }: FixtureOptions = {}): Fixture {
  const fixture = {} as Fixture;
  beforeAll(async () => {
    fixture.gateway = await startGateway();
    fixture.pages = await servePages();
    fixture.extension = await launchExtension(browserKind, launch);
    if (isSetUp) await saveGateway(fixture);
  });
  afterEach(async () => {
    const [first, ...others] = await fixture.extension.browser.pages();
    await first?.goto('about:blank');
    await Promise.all(others.map((page) => page.close()));
    fixture.gateway.heal();
    fixture.gateway.resetStats();
  });
  afterAll(async () => {
    await fixture.extension?.close();
    await fixture.pages?.close();
    await fixture.gateway?.close();
  });
  return fixture;
}

/** Saves base URL and key on the options page, as a person does. */
export function saveGateway({ extension, gateway }: Fixture): Promise<void> {
  return saveGatewayOnOptions(extension, gateway);
}

/** Opens the page of GPT links. */
export function openDemoPage({ extension, pages }: Fixture): Promise<Page> {
  return extension.openPage(`${pages.url}/`);
}

/** The name of a GPT that nobody has looked at in this file: the first ones are on the demo page. */
export function untouchedGpt({ gateway }: Fixture): string {
  const entry = gateway.catalogue.all[nextUntouched++];
  if (!entry) throw new Error('The catalogue is used up.');
  return entry.name;
}

let nextUntouched = 100;

/** Opens a page with one link, `#link-in-frame`, to a GPT of the catalogue, and rests the pointer on it. */
export async function hoverGpt({ extension, pages }: Fixture, name: string): Promise<Page> {
  const page = await extension.openPage(`${pages.url}/frame?gpt=${encodeURIComponent(name)}`);
  await hover(page, '#link-in-frame');
  return page;
}

/** Makes the gateway well again and tests the connection, which clears what stands against it. */
export async function forgetFailures({ extension, gateway }: Fixture): Promise<void> {
  gateway.heal();
  const options = await extension.openOptions();
  await press(options, 'Test connection');
  await options.waitForSelector('.findings');
  await options.close();
}

/** A choice counts at once, but a page that is closed in the same moment takes it along. */
export const SAVING_MS = 800;

/** Chooses from one of the lists of the options page. */
export async function selectOption(
  { extension }: Fixture,
  setting:
    | 'Language'
    | 'Theme'
    | 'API'
    | 'Density'
    | 'GPT Lens works'
    | 'Open a card'
    | 'Look up the GPTs that you follow'
    | '语言'
    | '主题',
  value: string,
): Promise<void> {
  const options = await extension.openOptions();
  const select = await control(options, setting);
  await select.select(value);
  await sleep(SAVING_MS);
  await options.close();
}

/** Puts values where the extension saves its settings. */
export async function saveSettings({ extension }: Fixture, values: object): Promise<void> {
  await saveInStorage(extension, values);
  await sleep(SAVING_MS);
}

/** Longer than any delay of hover intent, for what must not happen. */
export function pause(milliseconds = 1200): Promise<void> {
  return sleep(milliseconds);
}

/** Puts a number into one of the fields of the options page. */
export async function setNumber(
  { extension }: Fixture,
  label: string,
  value: string,
): Promise<void> {
  const options = await extension.openOptions();
  await fill(options, label, value);
  await options.keyboard.press('Tab');
  await sleep(SAVING_MS);
  await options.close();
}
