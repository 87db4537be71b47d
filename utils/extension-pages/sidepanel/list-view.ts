import type { ComponentProps } from 'preact';
import type { ListView } from '../../../components/lists/list-view.tsx';
import type { GptId } from '../../gpt/gpt-id.ts';
import { sendMessage } from '../../messages/send.ts';
import { createLists } from '../../user-data/lists.ts';
import type { GptList } from '../../user-data/schema.ts';
import { estimateCost } from '../batch/estimate-cost.ts';
import { saveFile } from '../export/save-file.ts';
import { startBatch } from './start-batch.ts';
import type { OpenView } from './view.ts';

/** Shows a list; `undefined` if there is no such list. */
export const openList: OpenView<'list', ComponentProps<typeof ListView> | undefined> = async (
  { listId: id },
  { userData, show, navigate, offerUndo, signal },
) => {
  const lists = createLists(userData);

  async function removeEntries(ids: GptId[], sentence: string): Promise<void> {
    const previous = await lists.removeEntries(id, ids);
    if (previous) offerUndo(sentence, async () => void (await lists.putBack(previous, ids)));
  }

  async function remove(sentence: string): Promise<void> {
    const previous = await lists.remove(id);
    if (previous) offerUndo(sentence, () => lists.restore(previous));
    navigate({ view: 'lists' });
  }

  async function startListBatch({ name, entries }: GptList): Promise<void> {
    const gpts = entries.map((entry) => ({ id: entry.id, text: entry.name ?? '' }));
    navigate(await startBatch(userData, name, gpts));
  }

  async function render(): Promise<void> {
    const list = await lists.get(id);
    if (!list) return show(undefined);
    const ids = list.entries.map((entry) => entry.id);
    const summary = await sendMessage({ type: 'get-cache-summary', ids });
    show({
      list,
      cached: new Map(summary.cached.map((each) => [each.id, each])),
      maxLookups: estimateCost(ids, summary).lookups,
      onStartBatch: () => startListBatch(list),
      onChoose: (gpt) => navigate({ view: 'gpt', id: gpt }),
      onCompare: (chosen) => navigate({ view: 'compare', ids: chosen }),
      onRename: (name) => lists.rename(id, name),
      onRemoveEntries: removeEntries,
      onRemove: remove,
      copy: (text) => navigator.clipboard.writeText(text),
      save: saveFile,
    });
  }

  userData.watch((kind) => kind === 'lists' && render(), signal);
  await render();
};
