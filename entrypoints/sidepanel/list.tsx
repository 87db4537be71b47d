import { ListNotFound } from '../../components/lists/list-not-found.tsx';
import { ListView } from '../../components/lists/list-view.tsx';
import { estimateCost } from '../../utils/extension-pages/batch/estimate-cost.ts';
import { saveFile } from '../../utils/extension-pages/export/save-file.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { sendMessage } from '../../utils/messages/send.ts';
import { createLists } from '../../utils/user-data/lists.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { startSurvey } from './start-survey.ts';
import type { OpenView } from './view.ts';

export const openList: OpenView<'list'> = async (
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

  async function startBatch({ name, entries }: GptList): Promise<void> {
    const gpts = entries.map((entry) => ({ id: entry.id, text: entry.name ?? '' }));
    navigate(await startSurvey(userData, name, gpts));
  }

  async function render(): Promise<void> {
    const list = await lists.get(id);
    if (!list) return show(<ListNotFound />);
    const ids = list.entries.map((entry) => entry.id);
    const summary = await sendMessage({ type: 'get-cache-summary', ids });
    show(
      <ListView
        key={id}
        list={list}
        cached={new Map(summary.cached.map((each) => [each.id, each]))}
        maxLookups={estimateCost(ids, summary).lookups}
        onStartBatch={() => startBatch(list)}
        onChoose={(gpt) => navigate({ view: 'gpt', id: gpt })}
        onCompare={(chosen) => navigate({ view: 'compare', ids: chosen })}
        onRename={(name) => lists.rename(id, name)}
        onRemoveEntries={removeEntries}
        onRemove={remove}
        copy={(text) => navigator.clipboard.writeText(text)}
        save={saveFile}
      />,
    );
  }

  userData.watch((kind) => kind === 'lists' && render(), signal);
  await render();
};
