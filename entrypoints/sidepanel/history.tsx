import { History } from '../../components/panel/history.tsx';
import { createHistory } from '../../utils/user-data/history.ts';
import type { OpenView } from './view.ts';

export const openHistory: OpenView<'history'> = async (
  _,
  { records, show, go, offerUndo, signal },
) => {
  const history = createHistory(records);

  async function clear(sentence: string): Promise<void> {
    const gone = await history.clear();
    offerUndo(sentence, () => history.restore(gone));
  }

  async function draw(): Promise<void> {
    const visits = await history.all();
    const now = Date.now();
    show(
      <History
        visits={visits}
        now={now}
        choose={(id) => go({ at: 'gpt', id })}
        compare={(ids) => go({ at: 'compare', ids })}
        clear={clear}
      />,
    );
  }

  records.watch((kind) => kind === 'visits' && draw(), signal);
  await draw();
};
