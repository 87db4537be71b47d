import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBatchView } from '../../../../utils/extension-pages/sidepanel/batch-view.ts';
import type { Column } from '../../../../utils/settings/table-columns.ts';
import { createBatches } from '../../../../utils/user-data/batches.ts';
import { createLists } from '../../../../utils/user-data/lists.ts';
import { createVotes } from '../../../../utils/user-data/votes.ts';
import { createRows } from '../../support/batch-items.ts';
import { createGpts } from '../../support/batches.ts';
import { toId } from '../../support/cache-database.ts';
import {
  createEntry,
  createGatewayWatch,
  createInfo,
  createKnown,
} from '../../support/gateways.ts';
import { openPanelView } from '../../support/panel-view.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

const COLUMNS: Column[] = ['author', 'score'];
const TOP_UP_URL = 'https://a.example/pay';
const INFOS = { a: createInfo({ site: { topUpUrl: TOP_UP_URL } }) };

async function openBatch() {
  const userData = createEmptyUserData();
  const batches = createBatches(userData);
  const { survey: batchId } = await batches.create('Tides', createGpts(3));
  const runBatches = vi.fn(async () => {});
  const saveColumns = vi.fn();
  const { watchGateways } = createGatewayWatch(createKnown([createEntry('a')], { infos: INFOS }));
  let retry = () => {};
  const openView = createBatchView({
    runBatches,
    watchGateways,
    createRecovery: (run) => {
      retry = run;
      return async () => {};
    },
    loadColumns: async () => COLUMNS,
    saveColumns,
  });
  const open = () => openPanelView(openView, { view: 'batch', batchId }, { userData });
  const getState = async () => (await batches.get(batchId))?.state.at;
  const view = await open();
  return {
    ...view,
    ...{ userData, batches, batchId, open, getState, runBatches, saveColumns },
    recover: () => retry(),
  };
}

describe('the view of a batch', () => {
  // Without a clock, pace and remaining time do not change.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  it('shows the batch with its items in order and the saved columns', async () => {
    const { current, batchId } = await openBatch();
    const { batch, items, columns } = current();
    expect(batch).toMatchObject({ survey: batchId, title: 'Tides' });
    expect(items.map(({ text }) => text)).toEqual(['GPT 0', 'GPT 1', 'GPT 2']);
    expect(columns).toEqual(COLUMNS);
  });

  it('shows the user’s votes as they change', async () => {
    const { current, userData } = await openBatch();
    expect(current().votes.size).toBe(0);
    const [{ id } = { id: toId(0) }] = current().items;
    const vote = { comparison: 'a', at: 1, gpts: [id, toId(900)], best: id };
    await createVotes(userData).record(vote);
    await vi.waitFor(() => expect(current().votes.get(id)).toMatchObject({ asked: 1, won: 1 }));
  });

  it('knows where to top up the balance of the active gateway', async () => {
    const { current } = await openBatch();
    expect(current().topUpUrl).toBe(TOP_UP_URL);
  });

  it('stores a pause and tells the background', async () => {
    const { current, getState, runBatches } = await openBatch();
    await current().onPause();
    expect(await getState()).toBe('paused');
    expect(runBatches).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(current().batch.state.at).toBe('paused'));
  });

  it('resumes after the cause of a pause has been removed', async () => {
    const { current, getState, recover } = await openBatch();
    await current().onPause();
    recover();
    await vi.waitFor(async () => expect(await getState()).toBe('running'));
  });

  it('renders each second while the batch runs, and no more once it is closed', async () => {
    const { shown, close } = await openBatch();
    const count = shown.length;
    vi.advanceTimersByTime(2000);
    expect(shown).toHaveLength(count + 2);
    close();
    vi.advanceTimersByTime(5000);
    expect(shown).toHaveLength(count + 2);
  });

  it('keeps the state of its table until the panel closes', async () => {
    const { current, close, open } = await openBatch();
    const table = { ...current().table, sort: { column: 'author', isDescending: true } } as const;
    current().onTableChange(table);
    close();
    const again = await open();
    expect(again.current().table).toEqual(table);
  });

  it('saves the chosen columns', async () => {
    const { current, saveColumns } = await openBatch();
    current().onColumnsChange(['author']);
    expect(saveColumns).toHaveBeenCalledWith(['author']);
    expect(current().columns).toEqual(['author']);
  });

  it('adds rows to a new list named after the batch, and takes them back on undo', async () => {
    const { current, offerUndo, userData } = await openBatch();
    const lists = createLists(userData);
    await current().onAddToList(undefined, createRows({ name: 'Penny' }), () => 'Added');
    const [list] = await lists.all();
    expect(list).toMatchObject({ name: 'Tides', entries: [{ name: 'Penny' }] });
    const [sentence, undo] = offerUndo.mock.lastCall ?? [];
    expect(sentence).toBe('Added');
    await undo?.();
    expect(await lists.all()).toEqual([]);
  });

  it('offers no undo if the list already contains all rows', async () => {
    const { current, offerUndo, showMessage, userData } = await openBatch();
    const rows = createRows({ name: 'Penny' });
    await current().onAddToList(undefined, rows, () => 'Added');
    const [list] = await createLists(userData).all();
    await current().onAddToList(list, rows, () => 'Nothing new');
    expect(offerUndo).toHaveBeenCalledOnce();
    expect(showMessage).toHaveBeenCalledWith('Nothing new');
  });

  it('shows all batches when this one is removed', async () => {
    const { batches, batchId, navigate } = await openBatch();
    await batches.remove(batchId);
    await vi.waitFor(() => expect(navigate).toHaveBeenCalledWith({ view: 'batches' }));
  });
});
