import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { listen } from '../gateway/listen.ts';
import { poll } from './driver/poll.ts';
import type { Fixture } from './world.ts';

/** What a person may have to wait at most, whatever a page does. */
export const LIMIT_MS = 2_000;

/** Where the link to the GPT stands in each of the pages, for a pointer that must not ask the page. */
export const LINK = { x: 60, y: 50 };

const GPT = 'g-2fkFE8rbu';
const link = (id: string) =>
  `<a style="position:absolute;top:40px;left:40px" href="https://chatgpt.com/g/${id}">A link to a GPT</a>`;

/** Pages that have one frame that is never idle, by what keeps it. */
export const STALLED_FRAMES = {
  'a frame of javascript:false': '<iframe src="javascript:false;"></iframe>',
  'a lazy frame far below':
    '<div style="height:5000px"></div><iframe loading="lazy" src="/plain"></iframe>',
  'a frame whose response stays open': '<iframe src="/open-body"></iframe>',
  'a frame whose response never begins': '<iframe src="/never"></iframe>',
  'a frame that loops without end': '<iframe src="{other}/loop"></iframe>',
  'a script that never comes': '<script src="/never"></script>',
};

export type StalledFrame = keyof typeof STALLED_FRAMES;

/** Pages for a browser to get stuck on, served beside the world's own. */
export function useStuckPages(world: Fixture) {
  let base = '';
  let close = async () => {};

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const other = base.replace('127.0.0.1', 'localhost');
    if (pathname === '/never') return;
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    if (pathname === '/open-body') return void response.write('<!doctype html><p>Some of it');
    if (pathname === '/loop') {
      return void response.end(
        '<!doctype html><script>setTimeout(() => { const end = Date.now() + 9_000; while (Date.now() < end); }, 300)</script>',
      );
    }
    if (pathname === '/empty') return void response.end('<!doctype html><title>A page</title>');
    const start = `<!doctype html><title>A page</title>${link(searchParams.get('gpt') ?? GPT)}`;
    if (pathname === '/trickle') {
      response.write(`${start}<p>The first words`);
      const trickling = setInterval(() => response.write(' and more'), 200);
      response.on('close', () => clearInterval(trickling));
      return;
    }
    const stalled = STALLED_FRAMES[(searchParams.get('with') ?? '') as StalledFrame] ?? '';
    response.end(start + stalled.replace('{other}', other));
  }

  beforeAll(async () => {
    const server = await listen(createServer(serve), 0);
    base = server.url;
    close = server.close;
  });
  afterAll(() => close());

  let own: Page | undefined;
  afterEach(async () => {
    // By the browser itself: a page that is stuck does not close itself.
    await own?.evaluate(async (url) => {
      const { tabs } = (globalThis as unknown as { chrome: Api }).chrome;
      const opened = await tabs.query({
        url: [`${url}/*`, `${url.replace('127.0.0.1', 'localhost')}/*`],
      });
      await tabs.remove(opened.map(({ id }) => id));
    }, base);
    await own?.close();
    own = undefined;
  });

  /** A page of the extension, to look at tabs from outside. */
  async function ownPage(): Promise<Page> {
    own ??= await world.extension.openOptions();
    return own;
  }

  /** Opens a page in a tab in front, without waiting for it to load; returns the tab. */
  async function openTab(path: string, site: '127.0.0.1' | 'localhost' = '127.0.0.1') {
    const url = base.replace('127.0.0.1', site) + path;
    const page = await world.extension.browser.newPage();
    page.goto(url, { waitUntil: [] }).catch(() => {});
    const options = await ownPage();
    const id = await poll(() => tabAt(options, url), Boolean, 5_000);
    if (id === undefined) throw new Error(`There is no tab at ${url}.`);
    // A hidden tab is not counted, and its timers are slow.
    await options.evaluate((tabId) => {
      const { tabs } = (globalThis as unknown as { chrome: Api }).chrome;
      return tabs.update(tabId, { active: true });
    }, id);
    await sleep(500);
    return { page, id, url };
  }

  return { openTab, ownPage };
}

interface Api {
  tabs: {
    query(query: object): Promise<{ id: number; url?: string; pendingUrl?: string }[]>;
    remove(ids: number[]): Promise<void>;
    update(id: number, change: object): Promise<unknown>;
  };
  scripting: {
    executeScript(injection: object): Promise<{ result: unknown }[]>;
    getRegisteredContentScripts(): Promise<
      { id: string; matches: string[]; excludeMatches?: string[] }[]
    >;
  };
  action: { getBadgeText(tab: { tabId?: number }): Promise<string> };
  storage: { local: { set(values: object): Promise<void> } };
}

function tabAt(own: Page, url: string): Promise<number | undefined> {
  return own.evaluate(async (wanted) => {
    const { tabs } = (globalThis as unknown as { chrome: Api }).chrome;
    const all = await tabs.query({});
    return all.find((tab) => (tab.pendingUrl || tab.url) === wanted)?.id;
  }, url);
}

/** What is seen of the extension from outside: in a tab, in its registration, on its button. */
export function seenFrom(own: Page, tabId: number) {
  return own.evaluate(async (id) => {
    const { scripting, action } = (globalThis as unknown as { chrome: Api }).chrome;
    const target = { tabId: id, frameIds: [0] };
    const func = () => Object.hasOwn(globalThis, 'gptLens');
    const looked = scripting.executeScript({ target, func, injectImmediately: true });
    const [watched] = await Promise.race([
      looked,
      new Promise<{ result: unknown }[]>((resolve) => setTimeout(resolve, 300, [])),
    ]);
    const registered = await scripting.getRegisteredContentScripts();
    return {
      isWatched: watched?.result,
      excluded: registered.flatMap(({ excludeMatches = [] }) => excludeMatches),
      isRegistered: registered.length > 0,
      badge: await action.getBadgeText({ tabId: id }),
      badgeEverywhere: await action.getBadgeText({}),
    };
  }, tabId);
}

/** Saves settings as the options page would, and gives how many milliseconds it takes until something is seen. */
export async function timeUntil(
  own: Page,
  values: object,
  isSo: () => Promise<boolean>,
): Promise<number> {
  await own.evaluate((saved) => {
    const { storage } = (globalThis as unknown as { chrome: Api }).chrome;
    return storage.local.set(saved);
  }, values);
  const start = performance.now();
  await poll(isSo, Boolean, LIMIT_MS * 2);
  return Math.round(performance.now() - start);
}
