import type { Page } from 'puppeteer-core';

/** Draws a cursor into a page that is recorded: a browser without a window shows none. */
export function drawCursor(page: Page): Promise<void> {
  return page.evaluate(() => {
    const cursor = document.createElement('div');
    cursor.popover = 'manual';
    cursor.innerHTML = `<svg width="18" height="26" viewBox="0 0 18 26">
      <path d="M1 1v20l5-4 3.4 8 3.6-1.600-3.300-7.800h6.800Z" fill="#000" stroke="#fff" stroke-width="1.500"/>
    </svg>`;
    cursor.style.cssText =
      'position:fixed;inset:0 auto auto 0;margin:0;padding:0;border:0;background:none;pointer-events:none';
    document.body.append(cursor);
    addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        cursor.style.translate = `${clientX}px ${clientY}px`;
        // Shown again it lies above a card that has opened meanwhile.
        cursor.hidePopover();
        cursor.showPopover();
      },
      true,
    );
    cursor.showPopover();
  });
}

/** Where a hand goes for a link: the middle of its words, whose box may be wider. */
export function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  return page.$eval(selector, (link) => {
    const words = document.createRange();
    words.selectNodeContents(link);
    const { x, y, width, height } = words.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
}
