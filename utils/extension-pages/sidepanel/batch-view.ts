import type { ComponentProps } from 'preact';
import type { BatchView } from '../../../components/batch/batch-view.tsx';
import { adaptiveThrottle } from '../../lib/adaptive-throttle.ts';
import { onAbort } from '../../lib/on-abort.ts';
import type { Column } from '../../settings/table-columns.ts';
import { createBatches } from '../../user-data/batches.ts';
import { createLists, watchLists } from '../../user-data/lists.ts';
import type { AddResult, Batch, BatchItem, GptList } from '../../user-data/schema.ts';
import type { Row } from '../batch/table/row.ts';
import { INITIAL_TABLE_STATE, type TableState } from '../batch/table/table-state.ts';
import { type VoteCounts, watchVotes } from '../chat/watch-votes.ts';
import { saveFile } from '../export/save-file.ts';
import { createChatEntry } from '../gateways/chat-entry.ts';
import { getActiveTopUpUrl, type KnownGateways } from '../gateways/known-gateways.ts';
import type { watchGateways } from '../gateways/watch-gateways.ts';
import type { createRecovery } from './recovery.ts';
import type { OpenView } from './view.ts';

/** Pace and remaining time change with the clock, too. */
const TICK_MS = 1000;

interface BatchViewDeps {
  /** Makes the background continue with the batches as they are stored. */
  runBatches(): Promise<unknown>;
  watchGateways: typeof watchGateways;
  createRecovery: typeof createRecovery;
  loadColumns(): Promise<Column[]>;
  saveColumns(columns: Column[]): void;
}

/** Shows a batch; the state of its table is kept for the return from one of its GPTs. */
export function createBatchView({
  runBatches,
  watchGateways,
  createRecovery,
  loadColumns,
  saveColumns,
}: BatchViewDeps): OpenView<'batch', ComponentProps<typeof BatchView>> {
  const tables = new Map<string, TableState>();

  return async (
    { batchId: id },
    { userData, show, navigate, offerUndo, showMessage, signal },
  ): Promise<void> => {
    const batches = createBatches(userData);
    let known: KnownGateways | undefined;
    const onRecover = createRecovery(
      () => changeBatch(batches.resume),
      () => known,
    );
    let columns = await loadColumns();
    const lists = createLists(userData);
    let allLists: GptList[] = [];
    let batch: Batch | undefined;
    let items: BatchItem[] = [];
    let votes: VoteCounts = new Map();

    async function changeBatch(change: (batchId: string) => Promise<void>): Promise<void> {
      await change(id);
      await runBatches();
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

    function changeTable(table: TableState): void {
      tables.set(id, table);
      render();
    }

    function chooseColumns(chosen: Column[]): void {
      columns = chosen;
      saveColumns(chosen);
      render();
    }

    function render(): void {
      if (!batch) return;
      show({
        batch,
        items,
        columns,
        table: tables.get(id) ?? INITIAL_TABLE_STATE,
        votes,
        now: Date.now(),
        onTableChange: changeTable,
        onColumnsChange: chooseColumns,
        onOpen: (gpt) => navigate({ view: 'gpt', id: gpt }),
        onPause: () => changeBatch(batches.pause),
        onResume: () => changeBatch(batches.resume),
        onCancel: () => changeBatch(batches.cancel),
        onRetry: () => changeBatch(batches.retryFailed),
        onRecover,
        topUpUrl: known && getActiveTopUpUrl(known),
        lists: allLists,
        onAddToList: addToList,
        chat: createChatEntry(known, navigate),
        onCompare: (ids) => navigate({ view: 'compare', ids }),
        copy: (text) => navigator.clipboard.writeText(text),
        save: saveFile,
      });
    }

    async function read(): Promise<void> {
      [batch, items] = await Promise.all([batches.get(id), batches.items(id)]);
      // The batch was removed, here or elsewhere, or never existed.
      if (batch) render();
      else if (!signal.aborted) navigate({ view: 'batches' });
    }

    function onLists(all: GptList[]): void {
      allLists = all;
      render();
    }

    function onVotes(changed: VoteCounts): void {
      votes = changed;
      render();
    }

    const readThrottled = adaptiveThrottle(read, signal);
    userData.watch((kind) => (kind === 'surveys' || kind === 'items') && readThrottled(), signal);
    const ticking = setInterval(() => batch?.state.at === 'running' && render(), TICK_MS);
    onAbort(signal, () => clearInterval(ticking));
    await watchGateways((changed) => {
      known = changed;
      render();
    }, signal);
    await read();
    await watchLists(lists, userData, onLists, signal);
    await watchVotes(userData, onVotes, signal);
  };
}
