import type { CDPSession, Page } from 'puppeteer-core';
import type { ChromiumLens } from '../../browser/driver/index.ts';

export type Sample = {
  minutes: number;
  /** Of the tab that stays open. */
  pageHeapKb: number;
  pageNodes: number;
  pageListeners: number;
  /** Of the background; it starts anew after each death. */
  backgroundHeapKb: number;
  settingsBytes: number;
  databaseBytes: number;
  targets: number;
  errors: number;
};

/** What is held at a moment, after the garbage is collected. */
export async function takeSample(
  lens: ChromiumLens,
  lasting: CDPSession,
  probe: Page,
  minutes: number,
  errors: number,
): Promise<Sample> {
  await lasting.send('HeapProfiler.collectGarbage');
  const { metrics } = await lasting.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  const kept = await probe.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { getBytesInUse(): Promise<number> } } };
    };
    const { usage = 0 } = await navigator.storage.estimate();
    return { settings: await chrome.storage.local.getBytesInUse(), database: usage };
  });
  return {
    minutes: Math.round(minutes * 10) / 10,
    pageHeapKb: Math.round(metric('JSHeapUsedSize') / 1000),
    pageNodes: metric('Nodes'),
    pageListeners: metric('JSEventListeners'),
    backgroundHeapKb: await backgroundHeapKb(lens),
    settingsBytes: kept.settings,
    databaseBytes: kept.database,
    targets: lens.browser.targets().length,
    errors,
  };
}

/** 0 where it is not running just now. */
async function backgroundHeapKb(lens: ChromiumLens): Promise<number> {
  const isBackground = (url: string) => url.startsWith(lens.extensionUrl('background'));
  const target = lens.browser.targets().find((each) => isBackground(each.url()));
  try {
    const session = await target?.createCDPSession();
    await session?.send('HeapProfiler.collectGarbage');
    const usage = await session?.send('Runtime.getHeapUsage');
    await session?.detach();
    return Math.round((usage?.usedSize ?? 0) / 1000);
  } catch {
    return 0;
  }
}
