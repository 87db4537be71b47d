import type { Route } from '../../messages/panel-route.ts';
import { sendMessage } from '../../messages/send.ts';
import { createBatches, type NamedGpt } from '../../user-data/batches.ts';
import type { UserData } from '../../user-data/database.ts';

/** Starts a batch of exactly these GPTs, and returns the route to show. */
export async function startBatch(
  userData: UserData,
  title: string,
  gpts: NamedGpt[],
): Promise<Route> {
  const created = await createBatches(userData)
    .create(title, gpts)
    .catch(() => undefined);
  // Without storage, the list of batches shows the reason.
  if (!created) return { view: 'batches' };
  await sendMessage({ type: 'run-batches' });
  return { view: 'batch', batchId: created.survey };
}
