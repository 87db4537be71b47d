import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';

/** The logical size of a screenshot, which has a quarter more pixels each way: 1280 × 800. */
export const SCREEN = { width: 1024, height: 640, deviceScaleFactor: 1.25 };

/** The height of the browser's toolbar above a page. */
const BAR = 44;

/** Below the toolbar. */
export const CONTENT = { ...SCREEN, height: SCREEN.height - BAR };

/** What browsers write above a side panel. */
const PANEL_HEADING = 40;

export const PANEL = { ...SCREEN, width: 400, height: CONTENT.height - PANEL_HEADING };

export const POPUP = { ...SCREEN, width: 400, height: 572 };

/** A page that has given up some of its width to the side panel. */
export const BESIDE_PANEL = { ...CONTENT, width: SCREEN.width - PANEL.width };

export const icon = `data:image/svg+xml;base64,${readFileSync('assets/icon.svg', 'base64')}`;

interface Shown {
  /** In the address field. */
  address: string;
  theme: 'light' | 'dark';
  /** Pictures, as addresses: the page, and what is opened beside or over it. */
  page: string;
  panel?: string;
  popup?: string;
}

/**
 * Draws a browser's window around pictures of what is in it: no browser without a window has a toolbar, and a
 * popup or a side panel is a page of its own for the driver.
 */
export async function drawWindow(canvas: Page, { address, theme, page, panel, popup }: Shown) {
  await canvas.setViewport(SCREEN);
  await canvas.setContent(`<!doctype html><style>${style}</style>
<body class="${theme}">
<nav>
  ${arrow('M10 3 5 8l5 5')}${arrow('m6 3 5 5-5 5')}
  <span class="address">${address}</span>
  <span class="button ${popup || panel ? 'pressed' : ''}"><img src="${icon}" alt=""></span>
</nav>
<main>
  <img class="page" src="${page}" alt="">
  ${panel ? `<aside><h1><img src="${icon}" alt="">GPT Lens</h1><img src="${panel}" alt=""></aside>` : ''}
  ${popup ? `<img class="popup" src="${popup}" alt="">` : ''}
</main>`);
}

function arrow(path: string): string {
  return `<svg width="16" height="16" viewBox="0 0 16 16"><path d="${path}"/></svg>`;
}

const style = `
  body { margin: 0; font: 13px system-ui, sans-serif; --bar: #f1f3f4; --field: #fff; --ink: #3c4043; --line: #dadce0; }
  body.dark { --bar: #2b2d30; --field: #3a3c40; --ink: #d7dadf; --line: #45484c; }
  img { display: block; }
  nav {
    display: flex; align-items: center; gap: 14px; height: ${BAR}px; padding: 0 14px; box-sizing: border-box;
    background: var(--bar); color: var(--ink); border-bottom: 1px solid var(--line);
  }
  svg { fill: none; stroke: currentColor; stroke-width: 1.5; }
  .address { flex: 1; padding: 6px 14px; border-radius: 99px; background: var(--field); }
  .button { padding: 6px; border-radius: 99px; }
  .button.pressed { background: color-mix(in srgb, var(--ink) 14%, transparent); }
  .button img { width: 18px; height: 18px; }
  main { position: relative; display: flex; height: ${CONTENT.height}px; }
  .page { height: 100%; }
  aside { border-inline-start: 1px solid var(--line); margin-inline-start: -1px; }
  aside h1 {
    display: flex; align-items: center; gap: 8px; height: ${PANEL_HEADING}px; margin: 0; padding: 0 14px;
    box-sizing: border-box; font-size: 13px; font-weight: 600; color: var(--ink); background: var(--bar);
  }
  aside h1 img { width: 16px; height: 16px; }
  aside > img { width: ${PANEL.width}px; }
  .popup {
    position: absolute; inset: 6px 12px auto auto; width: ${POPUP.width}px; border-radius: 12px;
    box-shadow: 0 0 0 1px #0002, 0 12px 40px #0006;
  }`;
