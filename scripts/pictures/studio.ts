import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import en from '../../locales/en.json' with { type: 'json' };
import zh_CN from '../../locales/zh_CN.json' with { type: 'json' };
import type { LensBrowser } from '../../test/browser/driver/index.ts';
import type { DemoGateway } from '../../test/gateway/server.ts';
import { catalogue } from '../../test/pages/gpts.ts';
import { say } from '../main.ts';

/** Where all pictures go. */
export const folder = fileURLToPath(new URL('../../.output/pictures/', import.meta.url));

export const languages = { en, zh_CN };

export type Language = keyof typeof languages;

/** What is drawn with, in one language and one theme. */
export interface Studio {
  lens: LensBrowser;
  gateway: DemoGateway;
  /** Where the web pages are. */
  web: string;
  language: Language;
  words: (typeof languages)[Language];
  theme: 'light' | 'dark';
}

/** Keeps what a page shows, under a name to which language and theme are added. */
export async function draw(page: Page, name: string, { language, theme }: Studio): Promise<void> {
  // Pictures in a card, and a card's fading in, come a moment after the words.
  await sleep(600);
  mkdirSync(folder, { recursive: true });
  const file = `${name}-${language.replace('_', '-')}-${theme}.png` as const;
  await page.screenshot({ path: folder + file });
  say(file);
}

/** The address of a page with one link, `#link-in-frame`, to a GPT that has not been read yet. */
export function unreadPage(web: string): string {
  const unread = catalogue.all[nextUnread++];
  if (!unread) throw new Error('Every GPT of the demo gateway has been read.');
  return `${web}/frame?gpt=${encodeURIComponent(unread.name)}`;
}

/** Behind those that the demo page shows. */
let nextUnread = 100;

/** What is chosen for a language: a GPT of the demo page that speaks it, and words to search for. */
export const subjects = {
  en: { link: '#link-penny-pilot', search: 'plan' },
  zh_CN: { link: '#link-congee', search: '粥' },
} as const;
