import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { readCard, waitForCard } from '../support/driver/index.ts';
import { pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

interface Bait {
  next(): HTMLAnchorElement;
}

async function openBait(): Promise<Page> {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/hostile-bait`);
  await pause(500);
  return page;
}

function lookUps(): number {
  return fixture.gateway.stats().lookups;
}

describe("a page that wants look-ups without the user's intent", () => {
  test('gets none for a thousand links under a resting pointer', async () => {
    const page = await openBait();
    await page.mouse.move(400, 300);
    await waitForCard(page, { isBusy: false });
    const before = lookUps();
    for (let times = 0; times < 100; times++) {
      await page.evaluate(() => {
        for (let each = 0; each < 10; each++) (window as unknown as Bait).next();
      });
      await sleep(20);
    }
    await pause();
    expect(lookUps()).toBe(before);
  });

  test('gets a limited number for links moved under a moving pointer', async () => {
    const page = await openBait();
    const start = performance.now();
    let swaps = 0;
    // As fast as a user could rest on one link after the other.
    while (performance.now() - start < 15_000) {
      await page.mouse.move(300 + (swaps % 2) * 30, 300);
      await sleep(215);
      await page.evaluate(() => (window as unknown as Bait).next());
      swaps++;
    }
    const seconds = (performance.now() - start) / 1000;
    console.log(`${swaps} swaps in ${seconds.toFixed(1)} s: ${lookUps()} look-ups`);
    expect(lookUps()).toBeLessThanOrEqual(30 + Math.ceil(seconds / 2));
  });

  test('gets none by focusing link after link', async () => {
    const page = await openBait();
    await page.bringToFront();
    for (let times = 0; times < 40; times++) {
      await page.evaluate(() =>
        (window as unknown as Bait).next().focus({ focusVisible: true } as FocusOptions),
      );
      await sleep(30);
    }
    await page.evaluate(() => document.querySelector('a')?.focus());
    await pause();
    expect(lookUps()).toBe(0);
    expect(await readCard(page)).toBeUndefined();
  });

  test('gets none by dispatching events itself', async () => {
    const page = await openBait();
    await page.evaluate(() => {
      const link = document.querySelector('a');
      const kinds = [
        [PointerEvent, 'pointerover pointerenter pointermove pointerdown pointerup pointercancel'],
        [
          MouseEvent,
          'mouseover mousemove mouseout mousedown mouseup click dblclick contextmenu auxclick',
        ],
        [KeyboardEvent, 'keydown keypress keyup'],
        [FocusEvent, 'focus focusin focusout blur'],
        [WheelEvent, 'wheel scroll'],
        [Event, 'touchstart touchend scroll pagehide hashchange popstate visibilitychange'],
      ] as const;
      for (const [Kind, names] of kinds) {
        for (const type of names.split(' ')) {
          const init = {
            bubbles: true,
            composed: true,
            cancelable: true,
            clientX: 300,
            clientY: 300,
            screenX: 9,
            screenY: 9,
            key: 'G',
            altKey: true,
            shiftKey: true,
            pointerType: 'touch',
            pointerId: 5,
            isPrimary: true,
          };
          for (const target of [link, document, window])
            target?.dispatchEvent(new Kind(type, init));
        }
      }
    });
    await pause();
    expect(lookUps()).toBe(0);
    expect(await readCard(page)).toBeUndefined();
  });

  test('gets none by posting messages', async () => {
    const page = await openBait();
    const tabs = (await fixture.extension.browser.pages()).length;
    await page.evaluate(() => {
      const id = 'g-k3IqoCe1l';
      for (const message of [
        { type: 'load-card' },
        { type: 'open-details', id },
        { type: 'open-chat', id },
        { type: 'get-picture', id },
        { type: 'search', words: 'code' },
        { type: 'get-diagnostics' },
        { id, refresh: true },
      ]) {
        postMessage(message, '*');
        dispatchEvent(new CustomEvent('message', { detail: message }));
        document.dispatchEvent(new CustomEvent(message.type ?? 'lookup', { detail: message }));
        new BroadcastChannel('gpt-lens-records').postMessage(message);
      }
      const { chrome, browser } = globalThis as unknown as Record<string, { runtime?: unknown }>;
      if (chrome?.runtime || browser?.runtime) throw new Error('A page has the extension’s API.');
    });
    await pause();
    expect(lookUps()).toBe(0);
    expect(await fixture.extension.browser.pages()).toHaveLength(tabs);
  });
});

describe('a page that tries to detect the extension', () => {
  test('finds no difference in what it can fetch, frame or load', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
    const ours = fixture.extension.extensionUrl('');
    const nobodys = ours.replace(/\w(?=\/$)/, (last) => (last === 'a' ? 'b' : 'a'));
    const files = [
      'manifest.json',
      'watcher.js',
      'card.js',
      'popup.html',
      'sidepanel.html',
      'icons/16.png',
      'assets/none.css',
    ];
    const answers = await page.evaluate(
      async (origins, paths) => {
        const outcome = (element: HTMLElement, place: 'src' | 'href' | 'data', url: string) =>
          new Promise<string>((resolve) => {
            Object.assign(element, { [place]: url, rel: 'stylesheet' });
            element.onload = () => resolve('load');
            element.onerror = () => resolve('error');
            setTimeout(resolve, 1500, 'silence');
            document.body.append(element);
          });
        const make = (name: string) => document.createElement(name);
        const all = [];
        for (const origin of origins) {
          const found = [];
          for (const path of paths) {
            const url = origin + path;
            found.push(
              await Promise.all([
                fetch(url).then(
                  (answer) => String(answer.status),
                  ({ name }) => name,
                ),
                fetch(url, { mode: 'no-cors' }).then(
                  (answer) => answer.type,
                  ({ name }) => name,
                ),
                outcome(make('img'), 'src', url),
                outcome(make('script'), 'src', url),
                outcome(make('link'), 'href', url),
                outcome(make('object'), 'data', url),
              ]),
            );
          }
          all.push(found);
        }
        return all;
      },
      [ours, nobodys],
      files,
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(JSON.stringify(answers[0])).not.toContain('"load"');
  });

  test('finds nothing in its document, globals, styles or timeline', async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/plain`);
    const found = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'data:text/html,';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 800));
      const bare = Object.getOwnPropertyNames(document.createElement('iframe').constructor);
      return {
        bare: bare.length > 0,
        children: [...document.documentElement.children].map(({ localName }) => localName),
        globals: Object.getOwnPropertyNames(globalThis).filter((name) =>
          /lens|gpt|wxt|extension/i.test(name),
        ),
        sheets: document.adoptedStyleSheets.length,
        resources: performance
          .getEntriesByType('resource')
          .filter(({ name }) => /extension/.test(name)).length,
        marks: performance.getEntriesByType('mark').length,
        attributes: document.documentElement
          .getAttributeNames()
          .filter((name) => !/^(lang|dir)$/.test(name)),
      };
    });
    expect(found).toEqual({
      bare: true,
      children: ['head', 'body'],
      globals: [],
      sheets: 0,
      resources: 0,
      marks: 0,
      attributes: [],
    });
  });
});
