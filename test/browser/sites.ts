import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import { afterEach, expect } from 'vitest';
import { cardOf, fill, hover, restAwayFromEverything, waitForCard } from './driver/index.ts';
import { type Fixture, pause, SAVING_MS } from './world.ts';

interface Extension {
  storage: { local: { remove(keys: string[]): Promise<void> } };
  scripting: {
    getRegisteredContentScripts(): Promise<{ matches: string[]; excludeMatches?: string[] }[]>;
  };
}

/** Two sites, and where the extension works; it works everywhere again after each test. */
export function useSites(fixture: Fixture) {
  /** The same pages under two names: two sites. */
  const numbered = (path: string) => fixture.pages.url + path;
  const named = (path: string) => numbered(path).replace('127.0.0.1', 'localhost');

  afterEach(async () => {
    const options = await fixture.extension.openOptions();
    await options.evaluate(() => {
      const { storage } = (globalThis as unknown as { chrome: typeof globalThis & Extension })
        .chrome;
      return storage.local.remove(['sites', 'paused-until']);
    });
    await sleep(SAVING_MS);
  });

  async function registered() {
    const options = await fixture.extension.openOptions();
    const scripts = await options.evaluate(() =>
      (
        globalThis as unknown as { chrome: Extension }
      ).chrome.scripting.getRegisteredContentScripts(),
    );
    await options.close();
    return scripts;
  }

  async function addSite(site: string): Promise<void> {
    const options = await fixture.extension.openOptions();
    await fill(options, 'Add a site', site);
    await options.keyboard.press('Enter');
    await options.waitForSelector('.sites li');
    await sleep(SAVING_MS);
    await options.close();
  }

  return { numbered, named, registered, addSite };
}

async function hoverLink(page: Page): Promise<void> {
  await page.bringToFront();
  await restAwayFromEverything(page);
  await hover(page, '#link-in-frame');
}

export async function expectWorking(page: Page): Promise<void> {
  await hoverLink(page);
  await waitForCard(page, { isBusy: false });
}

export async function expectSilent(page: Page): Promise<void> {
  await hoverLink(page);
  await pause();
  expect(await cardOf(page)).toBeUndefined();
}

export async function getLinkIn(page: Page, frameId: string) {
  const frame = await (await page.$(frameId))?.contentFrame();
  const link = await frame?.waitForSelector('#link-in-frame');
  if (!link) throw new Error(`There is no link in ${frameId}.`);
  return link;
}

/** The names of the worlds that scripts of this page run in. */
export async function getScriptWorlds(page: Page): Promise<string[]> {
  const worlds = await readScriptWorlds(await page.createCDPSession());
  return worlds.map(({ name }) => name);
}

/** The types of all events that scripts of any world hear at this page's window: Chromium only. */
export async function getListenerTypes(page: Page): Promise<string[]> {
  const session = await page.createCDPSession();
  const heard: string[] = [];
  for (const { id: contextId } of await readScriptWorlds(session)) {
    const { result } = await session.send('Runtime.evaluate', { contextId, expression: 'window' });
    const { objectId = '' } = result;
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId });
    heard.push(...listeners.map(({ type }) => type));
  }
  return heard;
}

async function readScriptWorlds(session: CDPSession) {
  const worlds: Protocol.Runtime.ExecutionContextDescription[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  return worlds;
}
