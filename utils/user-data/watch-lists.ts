import type { Records } from './database.ts';
import type { Lists } from './lists.ts';
import type { GptList } from './schema.ts';

/** Tells which lists there are, again with every change, until the signal aborts. */
export async function watchLists(
  lists: Lists,
  records: Records,
  show: (all: GptList[]) => void,
  signal: AbortSignal,
): Promise<void> {
  async function tell(): Promise<void> {
    const all = await lists.all();
    if (!signal.aborted) show(all);
  }
  records.watch((kind) => kind === 'lists' && tell(), signal);
  await tell();
}
