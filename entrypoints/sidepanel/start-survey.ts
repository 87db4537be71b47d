import type { Route } from '../../utils/messages/panel-route.ts';
import { sendMessage } from '../../utils/messages/send.ts';
import type { UserData } from '../../utils/user-data/database.ts';
import { createBatches, type NamedGpt } from '../../utils/user-data/surveys.ts';

/** Starts a survey of exactly these GPTs, and tells the view to go to. */
export async function startSurvey(
  records: UserData,
  title: string,
  finds: NamedGpt[],
): Promise<Route> {
  const created = await createBatches(records)
    .create(title, finds)
    .catch(() => undefined);
  // Where nothing can be kept, the list of surveys says so.
  if (!created) return { view: 'surveys' };
  await sendMessage({ type: 'run-surveys' });
  return { view: 'survey', batchId: created.survey };
}
