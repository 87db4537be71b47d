import { storage } from 'wxt/utils/storage';
import { updateItem } from '../../lib/update-item.ts';
import { bestEffort } from '../../lookup/best-effort.ts';

/** More than are asked in a session. */
const MAX_IDS = 1000;

/** The ids of the answers that were requested since the browser started, the latest last. In memory only. */
const claimedState = storage.defineItem<string[]>('session:asked-answers', { fallback: [] });

/**
 * Records that an answer is requested. Returns whether it has not been, also by a background that the browser has stopped
 * since. If the storage fails, only the running background knows.
 */
export async function claimAnswer(
  answerId: string,
  onError: (error: unknown) => void,
): Promise<boolean> {
  let isFirst = true;
  const claiming = updateItem(claimedState, (ids) => {
    isFirst = !ids.includes(answerId);
    return isFirst ? [...ids, answerId].slice(-MAX_IDS) : ids;
  });
  await bestEffort(claiming, onError);
  return isFirst;
}
