import type { Page } from 'puppeteer-core';

export interface Frame {
  png: Buffer;
  /** Milliseconds. */
  shownFor: number;
}

/** Pictures that follow each other faster than this are one: 12 a second are enough to see a hand move. */
const LEAST_MS = 80;

/** What a page shows while something is done to it. */
export async function record(page: Page, act: () => Promise<void>): Promise<Frame[]> {
  const session = await page.createCDPSession();
  const shots: { png: Buffer; at: number }[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    shots.push({ png: Buffer.from(data, 'base64'), at: (metadata.timestamp ?? 0) * 1000 });
    // The browser waits for this; one that is closed meanwhile waits for nothing.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  await session.send('Page.startScreencast', { format: 'png' });
  await act();
  await session.send('Page.stopScreencast');
  const end = Date.now();
  const kept: typeof shots = [];
  for (const shot of shots) {
    const last = kept.at(-1);
    if (last && shot.at - last.at < LEAST_MS) last.png = shot.png;
    else kept.push({ ...shot });
  }
  return kept.map(({ png, at }, index) => ({ png, shownFor: (kept[index + 1]?.at ?? end) - at }));
}
