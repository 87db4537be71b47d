import type { Page } from 'puppeteer-core';
import type { Follow } from '../../utils/user-data/schema.ts';
import type { GptData } from '../gateway/gpt-data.ts';
import { press } from './driver/index.ts';
import { openAndLookUp } from './driver/look-up.ts';
import type { Fixture } from './world.ts';

/** What a test does with GPTs that are followed. */
export function createFollowHelpers(fixture: Fixture) {
  function getId(name: string): string {
    return fixture.gateway.catalogue.get(name).id;
  }

  /** The popup's details of a GPT, once they are there. */
  async function openDetails(name: string): Promise<Page> {
    const page = await openAndLookUp(fixture.extension, `popup.html#${getId(name)}`);
    await page.waitForSelector('.own-tools button');
    return page;
  }

  async function follow(name: string): Promise<void> {
    const popup = await openDetails(name);
    await press(popup, 'Follow');
    await waitForText(popup, '.own-tools', 'Following');
    await popup.close();
  }

  /** Makes all that is followed seem to be seen, to have been read two days ago, and forgotten by the library since. */
  async function ageByTwoDays(): Promise<void> {
    const options = await fixture.extension.openOptions();
    await options.evaluate(async () => {
      const { runtime } = (globalThis as unknown as { chrome: Api }).chrome;
      await runtime.sendMessage({ type: 'clear-library' });
      const opening = indexedDB.open('gpt-lens-records');
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const transaction = opening.result.transaction('follows', 'readwrite');
      const cursor = transaction.objectStore('follows').openCursor();
      cursor.onsuccess = () => {
        if (!cursor.result) return;
        const { checkedAt, ...follow } = cursor.result.value;
        const twoDaysBefore = checkedAt - 48 * 3600 * 1000;
        cursor.result.update({ ...follow, seenAt: follow.newsAt, checkedAt: twoDaysBefore });
        cursor.result.continue();
      };
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      opening.result.close();
      await runtime.sendMessage({ type: 'follows-changed' });
    });
    await options.close();
  }

  /** What is noted of a followed GPT. */
  async function readFollow(name: string): Promise<Follow> {
    const options = await fixture.extension.openOptions();
    const follow = await options.evaluate(async (id) => {
      const opening = indexedDB.open('gpt-lens-records');
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const reading = opening.result.transaction('follows').objectStore('follows').get(id);
      await new Promise((resolve) => {
        reading.onsuccess = resolve;
      });
      opening.result.close();
      return reading.result;
    }, getId(name));
    await options.close();
    return follow;
  }

  /** What the browser does every hour. */
  async function triggerCheckAlarm(): Promise<void> {
    const options = await fixture.extension.openOptions();
    await options.evaluate(() => {
      const { alarms } = (globalThis as unknown as { chrome: Api }).chrome;
      return alarms.create('check-followed', { when: Date.now() });
    });
    await options.close();
  }

  return { getId, openDetails, follow, readFollow, ageByTwoDays, triggerCheckAlarm };
}

/** Waits until a part of a page has some words. */
export async function waitForText(page: Page, selector: string, words: string): Promise<void> {
  await page.waitForFunction(
    (where, wanted) =>
      [...document.querySelectorAll(where)].some(({ textContent }) => textContent.includes(wanted)),
    { polling: 50, timeout: 5000 },
    selector,
    words,
  );
}

/** Another hand has it: another author, another domain, another name. */
export function changeOwner({ gizmo, tools }: GptData): void {
  gizmo.display.name = 'Penny Pirate';
  gizmo.author.display_name = 'Mallory';
  for (const { metadata } of tools) if (metadata) metadata.domain = 'collector.example';
}

interface Api {
  alarms: { create(name: string, when: { when: number }): Promise<void> };
  runtime: { sendMessage(message: object): Promise<void> };
}
