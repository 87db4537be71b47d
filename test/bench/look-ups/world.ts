import type { Page } from 'puppeteer-core';
import type { BrowserKind } from '../../../scripts/browsers/kinds.ts';
import { saveSettings } from '../../../scripts/start/save-settings.ts';
import { type LaunchOptions, type LensBrowser, launchLens } from '../../browser/driver/index.ts';
import { type DemoGateway, startGateway } from '../../gateway/server.ts';
import { openSurfaces, type Surface } from './surfaces.ts';

/** A browser that was never used before, with its gateway and what asks in it. */
export interface World {
  lens: LensBrowser;
  gateway: DemoGateway;
  surfaces: Surface[];
  /** A page of the extension's own. */
  ownPage: Page;
}

export interface Place extends Partial<LaunchOptions> {
  kind: BrowserKind;
}

const SURFACES = 20;

export async function inWorld<T>({ kind, ...launch }: Place, work: (world: World) => Promise<T>) {
  const gateway = await startGateway();
  const lens = await launchLens(kind, launch);
  try {
    await saveSettings(lens, gateway);
    const ownPage = await lens.openOptions();
    const surfaces = await openSurfaces(lens, SURFACES);
    return await work({ lens, gateway, surfaces, ownPage });
  } finally {
    await lens.close();
    await gateway.close();
  }
}

interface Messenger {
  runtime: { sendMessage(message: object): Promise<unknown> };
}

/** Sends the background a message as an own page does. */
export function tell(ownPage: Page, message: object): Promise<unknown> {
  return ownPage.evaluate((sent) => {
    const { browser, chrome } = globalThis as { browser?: Messenger; chrome?: Messenger };
    return (browser ?? chrome)?.runtime.sendMessage(sent);
  }, message);
}

/** An empty library, and no failure that stands against the gateway: what a test that went well clears. */
export async function forgetAll({ ownPage }: World): Promise<void> {
  await ownPage.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deletion = indexedDB.deleteDatabase('gpt-lens');
        deletion.onsuccess = () => resolve();
        deletion.onerror = deletion.onblocked = () => reject(new Error('The library stays.'));
      }),
  );
  await tell(ownPage, { type: 'tested', lookUps: 0, isWorking: true });
}
