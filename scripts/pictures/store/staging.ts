import type { Page, Viewport } from 'puppeteer-core';
import { surveyed } from '../../../test/browser/survey-panel.ts';
import { changeOverWeeks, type Desk, follow } from '../furnish.ts';
import type { Language, Studio } from '../studio.ts';

/** What is shown in a language. */
export const chosen = {
  en: { address: 'sparehour.example/twenty-one-gpts', search: 'chart', followed: 'Panel Practice' },
  zh_CN: { address: 'xianshi.example/21-gpts', search: '写', followed: '练字帖' },
} as const;

/** Has the GPTs of the magazine's page read, and one of them followed for some weeks; while it speaks English. */
export async function stage(desk: Desk, language: Language): Promise<void> {
  const { lens, web } = desk;
  const panel = await surveyed({ lens, pages: { url: web } }, magazinePath(language));
  await panel.close();
  await follow(desk, chosen[language].followed);
  await changeOverWeeks(desk, chosen[language].followed);
}

/** The magazine's page, at the address that it would have on the web: the popup names its site. */
export async function openMagazine(studio: Studio, viewport: Viewport): Promise<Page> {
  const { lens, web, language } = studio;
  const answer = await fetch(web + magazinePath(language));
  const body = await answer.text();
  const page = await lens.openPage('about:blank');
  await page.setViewport(viewport);
  await page.setRequestInterception(true);
  page.on('request', (request) => request.respond({ contentType: 'text/html', body }));
  await page.goto(`https://${chosen[language].address}`);
  return page;
}

function magazinePath(language: Language): string {
  return `/magazine?language=${language}`;
}
