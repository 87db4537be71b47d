import type { Page } from 'puppeteer-core';
import type { Batch, BatchItem, BatchState } from '../../utils/user-data/schema.ts';
import { poll } from './driver/poll.ts';
import type { Fixture } from './world.ts';

// Surveys by the extension's own database and messages, from one of its pages: for what the engine does, whatever
// its views look like.

export interface BatchPage {
  page: Page;
  /** Starts a survey, and gives its name. */
  start(ids: readonly string[]): Promise<string>;
  setState(survey: string, state: BatchState): Promise<void>;
  getState(survey: string): Promise<BatchState | undefined>;
  items(survey: string): Promise<BatchItem[]>;
  /** How many items are settled. */
  countSettled(survey: string): Promise<number>;
}

export async function openBatchPage({ extension }: Pick<Fixture, 'extension'>): Promise<BatchPage> {
  const page = await extension.openPage(extension.extensionUrl('sidepanel.html'));
  await page.waitForSelector('main');

  const put = (surveys: Batch[], items: BatchItem[]) =>
    page.evaluate(
      async (newSurveys, newItems) => {
        const opening = indexedDB.open('gpt-lens-records');
        await new Promise((resolve) => opening.addEventListener('success', resolve));
        const database = opening.result;
        const transaction = database.transaction(['surveys', 'items'], 'readwrite');
        for (const survey of newSurveys) transaction.objectStore('surveys').put(survey);
        for (const item of newItems) transaction.objectStore('items').put(item);
        await new Promise((resolve) => transaction.addEventListener('complete', resolve));
        database.close();
        type Api = { runtime: { sendMessage(message: object): Promise<void> } };
        const { chrome } = globalThis as unknown as { chrome: Api };
        await chrome.runtime.sendMessage({ type: 'run-surveys' });
      },
      surveys,
      items,
    );

  const all = <T>(store: 'surveys' | 'items'): Promise<T[]> =>
    page.evaluate(async (name) => {
      const opening = indexedDB.open('gpt-lens-records');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const database = opening.result;
      const getting = database.transaction(name).objectStore(name).getAll();
      await new Promise((resolve) => getting.addEventListener('success', resolve));
      database.close();
      return getting.result;
    }, store);

  const one = async (survey: string) =>
    (await all<Batch>('surveys')).find((each) => each.survey === survey);

  const items = async (survey: string) =>
    (await all<BatchItem>('items')).filter((item) => item.survey === survey);

  return {
    page,
    items,
    async start(ids) {
      const survey = crypto.randomUUID();
      const created = { survey, title: 'A page', createdAt: Date.now() };
      const waiting = ids.map(
        (id, place) => ({ survey, place, id, text: '', state: 'waiting' }) as BatchItem,
      );
      await put([{ ...created, state: { at: 'running' } }], waiting);
      return survey;
    },
    async setState(survey, state) {
      const found = await one(survey);
      if (found) await put([{ ...found, state }], []);
    },
    getState: async (survey) => (await one(survey))?.state,
    countSettled: async (survey) =>
      (await items(survey)).filter(({ state }) => state !== 'waiting').length,
  };
}

/** Waits until a survey is in a state; gives the one that it is in. */
export function waitForState(
  { getState }: BatchPage,
  survey: string,
  status: BatchState['at'],
  timeoutMs = 30_000,
): Promise<BatchState | undefined> {
  return poll(
    () => getState(survey),
    (state) => state?.at === status,
    timeoutMs,
  );
}

/** Waits until so many items of a survey are settled. */
export function waitForSettled(
  { countSettled }: BatchPage,
  survey: string,
  count: number,
): Promise<number> {
  return poll(
    () => countSettled(survey),
    (done) => done >= count,
    20_000,
  );
}
