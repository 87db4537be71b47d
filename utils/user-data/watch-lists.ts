import type { UserData } from './database.ts';
import type { Lists } from './lists.ts';
import type { GptList } from './schema.ts';

/** Tells which lists there are, again with every change, until the signal aborts. */
export async function watchLists(
  lists: Lists,
  userData: UserData,
  onChange: (all: GptList[]) => void,
  signal: AbortSignal,
): Promise<void> {
  async function emit(): Promise<void> {
    const all = await lists.all();
    if (!signal.aborted) onChange(all);
  }
  userData.watch((kind) => kind === 'lists' && emit(), signal);
  await emit();
}
