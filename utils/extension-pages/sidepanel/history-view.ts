import type { ComponentProps } from 'preact';
import type { History } from '../../../components/panel/history.tsx';
import { createHistory } from '../../user-data/history.ts';
import type { OpenView } from './view.ts';

export const openHistory: OpenView<'history', ComponentProps<typeof History>> = async (
  _,
  { userData, show, navigate, offerUndo, signal },
) => {
  const history = createHistory(userData);

  async function clear(sentence: string): Promise<void> {
    const removed = await history.clear();
    offerUndo(sentence, () => history.restore(removed));
  }

  async function render(): Promise<void> {
    const visits = await history.all();
    show({
      visits,
      now: Date.now(),
      onChoose: (id) => navigate({ view: 'gpt', id }),
      onCompare: (ids) => navigate({ view: 'compare', ids }),
      onClear: clear,
    });
  }

  userData.watch((kind) => kind === 'visits' && render(), signal);
  await render();
};
