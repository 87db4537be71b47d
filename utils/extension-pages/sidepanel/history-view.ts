import type { ComponentProps } from 'preact';
import type { History } from '../../../components/panel/history.tsx';
import { createHistory } from '../../user-data/history.ts';
import { createChatEntry } from '../gateways/chat-entry.ts';
import type { KnownGateways } from '../gateways/known-gateways.ts';
import { watchGateways } from '../gateways/watch-gateways.ts';
import type { OpenView } from './view.ts';

export const openHistory: OpenView<'history', ComponentProps<typeof History>> = async (
  _,
  { userData, show, navigate, offerUndo, signal },
) => {
  const history = createHistory(userData);
  let known: KnownGateways | undefined;

  async function clear(sentence: string): Promise<void> {
    const removed = await history.clear();
    offerUndo(sentence, () => history.restore(removed));
  }

  async function render(): Promise<void> {
    const visits = await history.all();
    show({
      visits,
      now: Date.now(),
      chat: createChatEntry(known, navigate),
      onChoose: (id) => navigate({ view: 'gpt', id }),
      onCompare: (ids) => navigate({ view: 'compare', ids }),
      onClear: clear,
    });
  }

  await watchGateways((changed) => {
    const isOpen = known !== undefined;
    known = changed;
    if (isOpen) render();
  }, signal);
  userData.watch((kind) => kind === 'visits' && render(), signal);
  await render();
};
