import type { ComponentProps } from 'preact';
import type { ListView } from '../../../components/lists/list-view.tsx';
import type { GptId } from '../../gpt/gpt-id.ts';
import { sendMessage } from '../../messages/send.ts';
import { createLists } from '../../user-data/lists.ts';
import type { GptList } from '../../user-data/schema.ts';
import { createVotes } from '../../user-data/votes.ts';
import { estimateCost } from '../batch/estimate-cost.ts';
import { saveFile } from '../export/save-file.ts';
import { createChatEntry } from '../gateways/chat-entry.ts';
import { addGatewayCost } from '../gateways/gateway-summary.ts';
import type { KnownGateways } from '../gateways/known-gateways.ts';
import { watchGateways } from '../gateways/watch-gateways.ts';
import { startBatch } from './start-batch.ts';
import type { OpenView } from './view.ts';

/** Shows a list; `undefined` if there is no such list. */
export const openList: OpenView<'list', ComponentProps<typeof ListView> | undefined> = async (
  { listId: id },
  { userData, show, navigate, offerUndo, signal },
) => {
  const lists = createLists(userData);
  const votes = createVotes(userData);
  let known: KnownGateways | undefined;

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
      votes: await votes.count(),
      cached: new Map(summary.cached.map((each) => [each.id, each])),
      estimate: addGatewayCost(estimateCost(ids, summary), known),
      onStartBatch: () => startListBatch(list),
      onChoose: (gpt) => navigate({ view: 'gpt', id: gpt }),
      chat: createChatEntry(known, navigate),
      onCompare: (chosen) => navigate({ view: 'compare', ids: chosen }),
      onRename: (name) => lists.rename(id, name),
      onRemoveEntries: removeEntries,
      onRemove: remove,
      copy: (text) => navigator.clipboard.writeText(text),
      save: saveFile,
    });
  }

  await watchGateways((changed) => {
    const isOpen = known !== undefined;
    known = changed;
    if (isOpen) render();
  }, signal);
  userData.watch((kind) => (kind === 'lists' || kind === 'votes') && render(), signal);
  await render();
};
