import type { GptId } from '../gpt/gpt-id.ts';
import { MOST_GPTS } from '../gpt/page-list.ts';
import type { Records } from './database.ts';
import type { Survey, SurveyItem, SurveyState } from './schema.ts';

/** A GPT to be looked up, with what it is called where it was found; that may be empty. */
export interface Find {
  id: GptId;
  text: string;
}

/** How many items of a survey there are in each state. */
export type Progress = Record<SurveyItem['state'], number>;

/** A survey that was taken away, whole; it may be wanted back. */
export interface RemovedSurvey {
  survey: Survey;
  items: SurveyItem[];
}

/**
 * Surveys as their owner sees and steers them. Nothing is asked here: whoever creates, resumes, pauses, cancels,
 * retries, removes or restores one tells the background (`run-surveys`), which does what the records then say.
 */
export function createSurveys(records: Records, now: () => number = Date.now) {
  async function change(survey: string, changed: Partial<Survey>): Promise<void> {
    const database = await records.open();
    const transaction = database.transaction('surveys', 'readwrite');
    const found = await transaction.store.get(survey);
    if (found) await transaction.store.put({ ...found, ...changed });
    await transaction.done;
    records.announce('surveys');
  }

  async function put(survey: Survey, items: SurveyItem[]): Promise<void> {
    const database = await records.open();
    const transaction = database.transaction(['surveys', 'items'], 'readwrite');
    const store = transaction.objectStore('items');
    await Promise.all([
      transaction.objectStore('surveys').put(survey),
      ...items.map((item) => store.put(item)),
      transaction.done,
    ]);
    records.announce('surveys');
    records.announce('items');
  }

  const turn = (survey: string, state: SurveyState) => change(survey, { state });

  return {
    /** A survey that runs from now on: of each id once, in order, and at most 5,000 of them. */
    async create(title: string, finds: Find[]): Promise<Survey> {
      const survey = crypto.randomUUID();
      const first = new Map<GptId, string>();
      for (const { id, text } of finds) if (!first.has(id)) first.set(id, text);
      const items = [...first]
        .slice(0, MOST_GPTS)
        .map(([id, text], place): SurveyItem => ({ survey, place, id, text, state: 'waiting' }));
      const created: Survey = { survey, title, createdAt: now(), state: { at: 'running' } };
      await put(created, items);
      return created;
    },

    /** All surveys, the latest first. */
    async all(): Promise<Survey[]> {
      const database = await records.open();
      const all = await database.getAll('surveys');
      return all.sort((one, other) => other.createdAt - one.createdAt);
    },

    async one(survey: string): Promise<Survey | undefined> {
      return (await records.open()).get('surveys', survey);
    },

    /** All items, in order, or those in one state. */
    async items(survey: string, state?: SurveyItem['state']): Promise<SurveyItem[]> {
      const database = await records.open();
      return state
        ? database.getAllFromIndex('items', 'state', [survey, state])
        : database.getAll('items', itemsOf(survey));
    },

    /** Counted by an index: no item is loaded for it. */
    async progress(survey: string): Promise<Progress> {
      const { store } = (await records.open()).transaction('items');
      const count = (state: SurveyItem['state']) => store.index('state').count([survey, state]);
      const [waiting, found, failed] = await Promise.all([
        count('waiting'),
        count('found'),
        count('failed'),
      ]);
      return { waiting, found, failed };
    },

    rename: (survey: string, title: string) => change(survey, { title }),
    pause: (survey: string) => turn(survey, { at: 'paused' }),
    /** Goes on with what is waiting: after a pause, or after all. */
    resume: (survey: string) => turn(survey, { at: 'running' }),
    cancel: (survey: string) => turn(survey, { at: 'cancelled' }),

    /** Lets all that failed be looked up again. */
    async retryFailed(survey: string): Promise<void> {
      const database = await records.open();
      const transaction = database.transaction(['surveys', 'items'], 'readwrite');
      const surveys = transaction.objectStore('surveys');
      const items = transaction.objectStore('items');
      const found = await surveys.get(survey);
      const failed = await items.index('state').getAll([survey, 'failed']);
      await Promise.all([
        found && surveys.put({ ...found, state: { at: 'running' } }),
        ...failed.map(({ place, id, text }) =>
          items.put({ survey, place, id, text, state: 'waiting', isAnew: true }),
        ),
        transaction.done,
      ]);
      records.announce('surveys');
      records.announce('items');
    },

    /** Forgets a survey, and returns what was there. */
    async remove(survey: string): Promise<RemovedSurvey | undefined> {
      const database = await records.open();
      const transaction = database.transaction(['surveys', 'items'], 'readwrite');
      const [surveys, items] = [
        transaction.objectStore('surveys'),
        transaction.objectStore('items'),
      ];
      const found = await surveys.get(survey);
      const gone = found && { survey: found, items: await items.getAll(itemsOf(survey)) };
      await Promise.all([surveys.delete(survey), items.delete(itemsOf(survey)), transaction.done]);
      records.announce('surveys');
      return gone;
    },

    restore: ({ survey, items }: RemovedSurvey) => put(survey, items),
  };
}

function itemsOf(survey: string): IDBKeyRange {
  return IDBKeyRange.bound([survey, 0], [survey, Number.POSITIVE_INFINITY]);
}
