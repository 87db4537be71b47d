import type { Route } from '../../utils/messages/panel-route.ts';
import { sendMessage } from '../../utils/messages/send.ts';
import { createBatches, type NamedGpt } from '../../utils/user-data/batches.ts';
import type { UserData } from '../../utils/user-data/database.ts';

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
  if (!created) return { view: 'batches' };
  await sendMessage({ type: 'run-batches' });
  return { view: 'batch', batchId: created.survey };
}
