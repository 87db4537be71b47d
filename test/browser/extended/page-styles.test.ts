import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { cardIn } from '../support/driver/axe.ts';
import { privilegedScript } from '../support/driver/firefox-internals.ts';
import {
  clickInCard,
  hover,
  restAwayFromEverything,
  waitForCard,
} from '../support/driver/index.ts';
import { browserKind, pause, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** The computed styles of every element in the card, limited to properties that a page could affect. */
async function drawnStyles(css: string): Promise<Record<string, string>[]> {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/frame?gpt=documented`);
  await page.addStyleTag({ content: `${css}\n/* */` });
  await hover(page, '#link-in-frame');
  await waitForCard(page, { name: 'Code Guru', isBusy: false });
  await pause(500);
  const card = await cardIn(page);
  const styles = await card.evaluate((dialog) => {
    // The card's position and available space legitimately depend on the page.
    const ofPlace =
      /^(-webkit-|-moz-)?(perspective-origin|transform-origin|(max-)?(block-size|height)|top|bottom|left|right|inset.*)$/;
    return [dialog, ...dialog.querySelectorAll('*')].map((element) => {
      const style = getComputedStyle(element);
      const read: Record<string, string> = { element: element.localName };
      for (const name of style) {
        if (!name.startsWith('--') && !ofPlace.test(name))
          read[name] = style.getPropertyValue(name);
      }
      return read;
    });
  });
  await page.close();
  return styles;
}

/** The first ten properties that differ. */
function differences(one: Record<string, string>[], other: Record<string, string>[]): string[] {
  const found = one.flatMap((style, at) =>
    Object.entries(style)
      .filter(([name, value]) => other[at]?.[name] !== value)
      .map(([name, value]) => `${style.element} ${name}: ${value} → ${other[at]?.[name]}`),
  );
  return found.slice(0, 10);
}

/** The names of all custom properties that the card's styles set. */
const TOKENS = [
  ...new Set(readFileSync('assets/tokens.css', 'utf8').match(/(?<=^\s*)--[\w-]+(?=:)/gm)),
];

/** Every property that elements can inherit from the page. */
const INHERITED = `
* {
  border-collapse: collapse !important; border-spacing: 9px !important; caption-side: bottom !important;
  caret-color: red !important; color: magenta !important; cursor: crosshair !important; direction: rtl !important;
  empty-cells: hide !important; font: italic 900 31px/3 fantasy !important; font-feature-settings: "smcp" !important;
  font-kerning: none !important; font-palette: dark !important; font-size-adjust: 2 !important; font-stretch: 200% !important;
  font-synthesis: none !important; font-variant: small-caps !important; font-variation-settings: "wght" 900 !important;
  hyphens: auto !important; hyphenate-character: "#" !important; image-rendering: pixelated !important;
  interpolate-size: allow-keywords !important; letter-spacing: 5px !important; line-break: anywhere !important;
  list-style: square inside !important; orphans: 9 !important; overflow-wrap: anywhere !important; paint-order: stroke !important;
  print-color-adjust: exact !important; quotes: "<" ">" !important; ruby-position: under !important;
  scrollbar-color: red lime !important; speak: none !important; tab-size: 1 !important; text-align: justify !important;
  text-align-last: right !important; text-combine-upright: all !important; text-emphasis: "x" red !important;
  text-indent: 40px !important; text-justify: none !important; text-orientation: upright !important;
  text-rendering: geometricPrecision !important; text-shadow: 0 0 9px red !important; text-size-adjust: 300% !important;
  text-transform: uppercase !important; text-underline-position: under !important; text-wrap: balance !important;
  unicode-bidi: bidi-override !important; user-select: none !important; visibility: visible !important; white-space: pre !important;
  widows: 9 !important; word-break: break-all !important; word-spacing: 20px !important; writing-mode: vertical-rl !important;
  accent-color: red !important; color-scheme: dark !important; forced-color-adjust: none !important;
  -webkit-text-fill-color: lime !important; -webkit-text-stroke: 2px red !important; -webkit-user-modify: read-write !important;
  -webkit-tap-highlight-color: red !important; stroke: red !important; stroke-width: 9px !important; fill: red !important;
  text-anchor: end !important; dominant-baseline: hanging !important; clip-rule: evenodd !important; fill-opacity: 0.1 !important;
}
html, body { pointer-events: none !important }
body * { pointer-events: auto !important }`;

describe("the card's styles", () => {
  test.each([
    [
      'where the page registers custom properties of these names',
      TOKENS.map(
        (name) =>
          `@property ${name} { syntax: "<length>"; inherits: false; initial-value: 3px }\n:root { ${name}: 7px }`,
      ).join('\n'),
    ],
    ['where the page sets all that can be inherited', INHERITED],
    [
      'where the page sets everything at once',
      'html > * { all: unset !important; } html > div * { color: red }',
    ],
  ])('are the same in every element %s', async (_, css) => {
    expect(TOKENS.length).toBeGreaterThan(20);
    const plain = await drawnStyles('');
    expect(plain.length).toBeGreaterThan(20);
    expect(differences(plain, await drawnStyles(css))).toEqual([]);
  });
});

async function isDrawnOnPaper(page: Page): Promise<boolean> {
  const card = await cardIn(page);
  if (browserKind === 'chromium') {
    await page.emulateMediaType('print');
  } else {
    const runPrivileged = await privilegedScript(page.browser());
    await runPrivileged(
      `{ Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print' }`,
    );
  }
  await page.waitForFunction(() => matchMedia('print').matches, { polling: 50 });
  return card.evaluate((dialog) => dialog.getClientRects().length > 0);
}

test('hides cards, pinned ones too, in print', async () => {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/frame?gpt=documented`);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { name: 'Code Guru', isBusy: false });
  await clickInCard(page, 'button', 'Pin this card');
  await waitForCard(page, { text: 'Close' });
  await restAwayFromEverything(page);
  expect(await isDrawnOnPaper(page)).toBe(false);
});
