import type { ComponentProps } from 'preact';
import type { BatchList } from '../../../components/batch/batch-list.tsx';
import { sendMessage } from '../../messages/send.ts';
import { createBatches } from '../../user-data/batches.ts';
import type { OpenView } from './view.ts';

export const openBatches: OpenView<'batches', ComponentProps<typeof BatchList>> = async (
  _,
  { userData, show, offerUndo, signal },
) => {
  const batches = createBatches(userData);

  async function remove(batchId: string, sentence: string): Promise<void> {
    const removed = await batches.remove(batchId);
    await sendMessage({ type: 'run-batches' });
    if (!removed) return;
    offerUndo(sentence, async () => {
      await batches.restore(removed);
      await sendMessage({ type: 'run-batches' });
    });
  }

  async function render(): Promise<void> {
    const all = await batches.all();
    const statuses = await Promise.all(
      all.map(async (batch) => ({ batch, progress: await batches.getProgress(batch.survey) })),
    );
    show({ batches: statuses, now: Date.now(), onRename: batches.rename, onRemove: remove });
  }

  userData.watch((kind) => (kind === 'surveys' || kind === 'items') && render(), signal);
  await render();
};
