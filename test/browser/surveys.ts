import type { Page } from 'puppeteer-core';
import type { Survey, SurveyItem, SurveyState } from '../../utils/user-data/schema.ts';
import { poll } from './driver/poll.ts';
import type { World } from './world.ts';

// Surveys by the extension's own database and messages, from one of its pages: for what the engine does, whatever
// its views look like.

export interface SurveyPage {
  page: Page;
  /** Starts a survey, and gives its name. */
  start(ids: readonly string[]): Promise<string>;
  turn(survey: string, state: SurveyState): Promise<void>;
  stateOf(survey: string): Promise<SurveyState | undefined>;
  items(survey: string): Promise<SurveyItem[]>;
  /** How many items are settled. */
  settled(survey: string): Promise<number>;
}

export async function openSurveys({ lens }: Pick<World, 'lens'>): Promise<SurveyPage> {
  const page = await lens.openPage(lens.extensionUrl('sidepanel.html'));
  await page.waitForSelector('main');

  const put = (surveys: Survey[], items: SurveyItem[]) =>
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
    (await all<Survey>('surveys')).find((each) => each.survey === survey);

  const items = async (survey: string) =>
    (await all<SurveyItem>('items')).filter((item) => item.survey === survey);

  return {
    page,
    items,
    async start(ids) {
      const survey = crypto.randomUUID();
      const created = { survey, title: 'A page', createdAt: Date.now() };
      const waiting = ids.map(
        (id, place) => ({ survey, place, id, text: '', state: 'waiting' }) as SurveyItem,
      );
      await put([{ ...created, state: { at: 'running' } }], waiting);
      return survey;
    },
    async turn(survey, state) {
      const found = await one(survey);
      if (found) await put([{ ...found, state }], []);
    },
    stateOf: async (survey) => (await one(survey))?.state,
    settled: async (survey) =>
      (await items(survey)).filter(({ state }) => state !== 'waiting').length,
  };
}

/** Waits until a survey is in a state; gives the one that it is in. */
export function untilState(
  { stateOf }: SurveyPage,
  survey: string,
  at: SurveyState['at'],
  timeoutMs = 30_000,
): Promise<SurveyState | undefined> {
  return poll(
    () => stateOf(survey),
    (state) => state?.at === at,
    timeoutMs,
  );
}

/** Waits until so many items of a survey are settled. */
export function untilSettled(
  { settled }: SurveyPage,
  survey: string,
  count: number,
): Promise<number> {
  return poll(
    () => settled(survey),
    (done) => done >= count,
    20_000,
  );
}
