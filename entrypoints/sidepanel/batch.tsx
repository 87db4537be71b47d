import { BatchView } from '../../components/batch/batch-view.tsx';
import type { Row } from '../../utils/extension-pages/batch/table/row.ts';
import {
  INITIAL_TABLE_STATE,
  type TableState,
} from '../../utils/extension-pages/batch/table/table-state.ts';
import { saveFile } from '../../utils/extension-pages/export/save-file.ts';
import { adaptiveThrottle } from '../../utils/lib/adaptive-throttle.ts';
import { onAbort } from '../../utils/lib/on-abort.ts';
import { updateItem } from '../../utils/lib/update-item.ts';
import { sendMessage } from '../../utils/messages/send.ts';
import { columnsSetting } from '../../utils/settings/settings.ts';
import { createBatches } from '../../utils/user-data/batches.ts';
import { createLists, watchLists } from '../../utils/user-data/lists.ts';
import type {
  AddResult,
  BatchItem,
  Batch as BatchRecord,
  GptList,
} from '../../utils/user-data/schema.ts';
import { createRecovery } from './recovery.ts';
import type { OpenView } from './view.ts';

/** Rate and time left change with the clock, too. */
const TICK_MS = 1000;

/** What was made of each table, for coming back from one of its GPTs. */
const tables = new Map<string, TableState>();

export const openBatch: OpenView<'batch'> = async ({ batchId: id }, context) => {
  const { userData, show, navigate, offerUndo, showMessage, signal } = context;
  const batches = createBatches(userData);
  const onRecover = await createRecovery(() => changeBatch(batches.resume));
  let columns = await columnsSetting.getValue();
  const lists = createLists(userData);
  let allLists: GptList[] = [];
  let batch: BatchRecord | undefined;
  let items: BatchItem[] = [];

  async function changeBatch(change: (batchId: string) => Promise<void>): Promise<void> {
    await change(id);
    await sendMessage({ type: 'run-batches' });
  }

  async function addToList(
    chosen: GptList | undefined,
    rows: Row[],
    toMessage: (added: AddResult) => string,
  ): Promise<void> {
    const entries = rows.map((row) => ({ id: row.id, name: row.name }));
    const name = chosen?.name ?? batch?.title ?? '';
    const added = await lists.addAll(chosen?.list, name, entries);
    if (added.ids.length > 0) {
      offerUndo(toMessage(added), async () => void (await lists.takeBack(added)));
    } else showMessage(toMessage(added));
  }

  function render(): void {
    if (!batch) return;
    show(
      <BatchView
        key={id}
        batch={batch}
        items={items}
        columns={columns}
        table={tables.get(id) ?? INITIAL_TABLE_STATE}
        now={Date.now()}
        onTableChange={(table) => {
          tables.set(id, table);
          render();
        }}
        onColumnsChange={(chosen) => {
          columns = chosen;
          updateItem(columnsSetting, () => chosen);
          render();
        }}
        onOpen={(gpt) => navigate({ view: 'gpt', id: gpt })}
        onPause={() => changeBatch(batches.pause)}
        onResume={() => changeBatch(batches.resume)}
        onCancel={() => changeBatch(batches.cancel)}
        onRetry={() => changeBatch(batches.retryFailed)}
        onRecover={onRecover}
        lists={allLists}
        onAddToList={addToList}
        onCompare={(ids) => navigate({ view: 'compare', ids })}
        copy={(text) => navigator.clipboard.writeText(text)}
        save={saveFile}
      />,
    );
  }

  async function read(): Promise<void> {
    [batch, items] = await Promise.all([batches.get(id), batches.items(id)]);
    // Removed, here or elsewhere, or never there.
    if (batch) render();
    else if (!signal.aborted) navigate({ view: 'batches' });
  }

  const readThrottled = adaptiveThrottle(read, signal);
  userData.watch((kind) => (kind === 'surveys' || kind === 'items') && readThrottled(), signal);
  const ticking = setInterval(() => batch?.state.at === 'running' && render(), TICK_MS);
  onAbort(signal, () => clearInterval(ticking));
  await read();
  await watchLists(
    lists,
    userData,
    (all) => {
      allLists = all;
      render();
    },
    signal,
  );
};
