import type { Route } from '../../utils/messages/panel-route.ts';
import { ask } from '../../utils/messages/send.ts';
import type { Records } from '../../utils/user-data/database.ts';
import { createSurveys, type Find } from '../../utils/user-data/surveys.ts';

/** Starts a survey of exactly these GPTs, and tells the view to go to. */
export async function startSurvey(records: Records, title: string, finds: Find[]): Promise<Route> {
  const created = await createSurveys(records)
    .create(title, finds)
    .catch(() => undefined);
  // Where nothing can be kept, the list of surveys says so.
  if (!created) return { at: 'surveys' };
  await ask({ type: 'run-surveys' });
  return { at: 'survey', survey: created.survey };
}
