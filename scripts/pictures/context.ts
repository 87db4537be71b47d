import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import en from '../../locales/en.json' with { type: 'json' };
import zh_CN from '../../locales/zh_CN.json' with { type: 'json' };
import type { ExtensionBrowser } from '../../test/browser/support/driver/index.ts';
import { applyAppearance } from '../../test/browser/support/fixtures/appearance.ts';
import type { DemoGateway } from '../../test/gateway/server.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { type Appearance, DEFAULT_APPEARANCE } from '../../utils/settings/appearance.ts';
import { say } from '../command.ts';
import { root } from '../extension.ts';

/** The folder of all pictures. */
export const PICTURES = `${root}.output/pictures/`;

export const LANGUAGES = { en, zh_CN };
export type Language = keyof typeof LANGUAGES;
export type Theme = 'light' | 'dark';

/** A browser in one theme and language, with its gateway. */
export interface Context {
  extension: ExtensionBrowser;
  gateway: DemoGateway;
  /** The URL of the test pages, without a trailing slash. */
  web: string;
  theme: Theme;
  language: Language;
  words: (typeof LANGUAGES)[Language];
}

export function setAppearance(
  extension: ExtensionBrowser,
  appearance: Partial<Appearance>,
): Promise<void> {
  return applyAppearance({ extension }, { ...DEFAULT_APPEARANCE, ...appearance });
}

export function idOf({ gateway }: Context, name: string): GptId {
  return gateway.catalogue.get(name).id as GptId;
}

/** Takes a screenshot as PNG. */
export async function shoot(page: Page): Promise<Buffer> {
  // A background tab may not be painted.
  await page.bringToFront();
  // Pictures of GPTs and the card's fade-in take a moment.
  await sleep(700);
  return Buffer.from(await page.screenshot());
}

/** Saves a screenshot under a name with language and theme, once an element exists. */
export async function save(
  page: Page,
  name: string,
  { language, theme }: Context,
  selector = 'body',
): Promise<void> {
  await page.waitForSelector(selector);
  mkdirSync(PICTURES, { recursive: true });
  const file = `${name}-${language.replace('_', '-')}-${theme}.png` as const;
  await sleep(600);
  await page.screenshot({ path: PICTURES + file });
  say(file);
}
