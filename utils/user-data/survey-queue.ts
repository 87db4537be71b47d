import type { Failure } from '../gateway/failure.ts';
import { throttle } from '../lib/throttle.ts';
import type { Records } from './database.ts';
import type { Outcome, Survey, SurveyItem, SurveyState } from './schema.ts';

/** Who watches a survey grow sees it move, and draws its thousands of rows twice a second at most. */
const TELL_MS = 500;

type Running = Extract<SurveyState, { at: 'running' }>;

export interface RunningSurvey extends Survey {
  state: Running;
}

/** Surveys as the work to be done. Each call is whole or not done at all: the background may die at any moment. */
export function createSurveyWork(records: Records) {
  const tell = throttle(() => records.announce('items'), TELL_MS);

  /** Changes the state of a survey that still runs, if it is to be; one that was stopped meanwhile stays so. */
  async function turn(
    survey: string,
    state: SurveyState,
    isWanted: (running: Running) => boolean = () => true,
  ): Promise<void> {
    const database = await records.open();
    const transaction = database.transaction('surveys', 'readwrite');
    const found = await transaction.store.get(survey);
    const isTurned = found?.state.at === 'running' && isWanted(found.state);
    if (isTurned) await transaction.store.put({ ...found, state });
    await transaction.done;
    if (isTurned) records.announce('surveys');
  }

  return {
    /** Those that run, the oldest first. */
    async running(): Promise<RunningSurvey[]> {
      const all = await (await records.open()).getAll('surveys');
      return all.filter(isRunning).sort((one, other) => one.createdAt - other.createdAt);
    },

    async isWanted(survey: string): Promise<boolean> {
      const found = await (await records.open()).get('surveys', survey);
      return found !== undefined && found.state.at !== 'cancelled';
    },

    /** The first items that wait, at most `count`. */
    async waiting(survey: string, count: number): Promise<SurveyItem[]> {
      const database = await records.open();
      return database.getAllFromIndex('items', 'state', [survey, 'waiting'], count);
    },

    /** Notes what became of an item that still waits. */
    async settle({ survey, place }: SurveyItem, outcome: Outcome): Promise<void> {
      const database = await records.open();
      const transaction = database.transaction('items', 'readwrite');
      const found = await transaction.store.get([survey, place]);
      if (found?.state === 'waiting') {
        const { id, text } = found;
        await transaction.store.put({ survey, place, id, text, ...outcome });
      }
      await transaction.done;
      tell();
    },

    /** Ends a pause, if it is over: since, another look-up may have been told to wait longer. */
    goOn: (survey: string, isOver: (until: number) => boolean) =>
      turn(survey, { at: 'running' }, ({ wait }) => !wait || isOver(wait.until)),
    wait: (survey: string, wait: Running['wait']) => turn(survey, { at: 'running', wait }),
    stop: (survey: string, failure: Failure) => turn(survey, { at: 'paused', failure }),

    /** The end, unless there is something to do again. */
    async finish(survey: string): Promise<void> {
      const database = await records.open();
      const transaction = database.transaction(['surveys', 'items'], 'readwrite');
      const surveys = transaction.objectStore('surveys');
      const found = await surveys.get(survey);
      const left = await transaction.objectStore('items').index('state').count([survey, 'waiting']);
      const isOver = found?.state.at === 'running' && left === 0;
      if (isOver) await surveys.put({ ...found, state: { at: 'done' } });
      await transaction.done;
      if (isOver) records.announce('surveys');
    },
  };
}

function isRunning(survey: Survey): survey is RunningSurvey {
  return survey.state.at === 'running';
}

export type SurveyWork = ReturnType<typeof createSurveyWork>;
