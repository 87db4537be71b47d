import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { hover, readCard, waitForCard } from '../support/driver/index.ts';
import { pause, untouchedGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

function openReader(gpt = 'documented'): Promise<Page> {
  const { extension, pages } = fixture;
  return extension.openPage(`${pages.url}/hostile-reader?gpt=${encodeURIComponent(gpt)}`);
}

async function openCard(gpt?: string): Promise<Page> {
  const page = await openReader(gpt);
  await hover(page, '#link-read');
  await waitForCard(page, { isBusy: false });
  return page;
}

/**
 * Tries every way to the card's root; returns what a page can read there and in a selection. Serialized into the page.
 */
function lookInside() {
  const host = document.querySelector<HTMLElement>('html > div');
  const read: string[] = [];
  if (host) getSelection()?.selectAllChildren(host);
  const find = (globalThis as unknown as { find(text: string): boolean }).find;
  for (const word of ['Open', 'Copy', 'Code Guru', 'just now', 'gateway']) {
    if (!find.call(window, word)) continue;
    const selection = getSelection();
    for (const way of ['character', 'word', 'line', 'paragraph', 'documentboundary']) {
      selection?.modify('extend', 'forward', way);
      selection?.modify('extend', 'backward', way);
      read.push(String(selection));
    }
  }
  const root = getSelection()?.anchorNode?.getRootNode();
  const inside = root instanceof ShadowRoot && root.host === host ? root : undefined;
  if (inside) read.push(inside.textContent ?? '', inside.innerHTML);
  return { read: read.join('\n'), root: inside !== undefined };
}

test('shows nothing of the extension to a page before a hover', async () => {
  const page = await openReader();
  await pause();
  expect(await page.evaluate(() => (window as unknown as { caught: unknown[] }).caught)).toEqual(
    [],
  );
});

test('blocks the access paths to the card that both browsers can block', async () => {
  const page = await openCard();
  const found = await page.evaluate(() => {
    const host = document.querySelector<HTMLElement>('html > div');
    if (!host) throw new Error('There is no host.');
    const { x, y } = host.getBoundingClientRect();
    const attempts = {
      shadowRoot: () => host.shadowRoot,
      internals: () => host.attachInternals().shadowRoot,
      second: () => host.attachShadow({ mode: 'open' }).mode,
      html: () => host.outerHTML + host.getHTML({ serializableShadowRoots: true }),
      clone: () => (host.cloneNode(true) as Element).shadowRoot,
      part: () => getComputedStyle(host, '::part(card)').content,
      point: () =>
        document.elementsFromPoint(x + 20, y + 20).filter((each) => each.getRootNode() !== document)
          .length,
      inside: () => document.querySelectorAll('[role=dialog], .lens, .card, h2').length,
      animations: () => document.getAnimations().length,
      names: () =>
        Object.keys(globalThis)
          .filter((name) => /lens|gpt/i.test(name))
          .join(),
    };
    return Object.fromEntries(
      Object.entries(attempts).map(([name, attempt]) => {
        try {
          return [name, attempt()];
        } catch (error) {
          return [name, (error as Error).name];
        }
      }),
    );
  });
  expect(found).toEqual({
    shadowRoot: null,
    internals: 'NotSupportedError',
    second: 'NotSupportedError',
    html: '<div></div>',
    clone: null,
    part: expect.stringMatching(/^(normal|none|)$/),
    point: 0,
    inside: 0,
    animations: 0,
    names: '',
  });
  const caught = await page.evaluate(() => (window as unknown as { caught: unknown[] }).caught);
  expect(caught.filter((what) => !/^listen /.test(String(what)))).toEqual([]);
});

describe('what a page can read of the card', () => {
  test('contains public data of that GPT, but neither key nor gateway address', async () => {
    const page = await openCard();
    const { read, root } = await page.evaluate(lookInside);
    console.log(`${read.length} characters read, root reached: ${root}`);
    expect(read).not.toContain(fixture.gateway.key);
    expect(read).not.toContain(new URL(fixture.gateway.url).host);
    expect(read).not.toMatch(/sk-|Bearer|look-ups|moz-extension|chrome-extension/);
  });

  test("contains the failure kind, but not the gateway's message about the account", async () => {
    fixture.gateway.fail({ kind: 'quota' });
    const page = await openCard(untouchedGpt(fixture));
    await waitForCard(page, { text: 'balance' });
    const { read } = await page.evaluate(lookInside);
    expect(read).not.toMatch(/user quota|request id|not enough/);
  });
});

test('ignores scripted clicks and keys from a page that has reached the root', async () => {
  const page = await openCard();
  const pressed = await page.evaluate(() => {
    // Works in Firefox: the found text is selected, and the selection exposes its root.
    const { find } = globalThis as unknown as { find(text: string): boolean };
    const host = document.querySelector('html > div');
    if (host) getSelection()?.selectAllChildren(host);
    let root: Node | undefined;
    for (const word of ['Open', 'Copy', 'Code Guru', 'just now']) {
      if (!find.call(window, word)) continue;
      getSelection()?.modify('extend', 'forward', 'word');
      root = getSelection()?.anchorNode?.getRootNode();
      if (root instanceof ShadowRoot) break;
    }
    if (!(root instanceof ShadowRoot)) return 0;
    const buttons = root.querySelectorAll('button');
    for (const button of buttons) {
      button.click();
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, detail: 0 }));
      }
      button.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }),
      );
    }
    return buttons.length;
  });
  console.log(`${pressed} buttons pressed by script`);
  await pause();
  const { text, focusables } = (await readCard(page)) ?? { text: '', focusables: [] };
  expect(text).not.toContain('Copied');
  expect(focusables.map(({ name }) => name)).toContain('Pin this card');
  const options = await fixture.extension.openOptions();
  await options.waitForFunction(() =>
    document.body.innerText.includes('GPT Lens is on everywhere.'),
  );
});
