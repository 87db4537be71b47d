import { describe, expect, it, vi } from 'vitest';
import type { Tabs } from 'webextension-polyfill';
import { createThisPageView } from '../../../../utils/extension-pages/sidepanel/this-page-view.ts';
import type { GptId } from '../../../../utils/gpt/gpt-id.ts';
import type { PageListResult } from '../../../../utils/gpt/page-list.ts';
import type { CacheSummary } from '../../../../utils/lookup/cache-summary.ts';
import type { Route } from '../../../../utils/messages/panel-route.ts';
import { createEntry, createGatewayWatch, createKnown } from '../../support/gateways.ts';
import { gptId } from '../../support/gpt-id.ts';
import { openPanelView } from '../../support/panel-view.ts';

const [A, B, C] = ['g-2fkFE8rbu', 'g-7QmZ0aVx4', 'g-Ab1Cd2Ef3'].map(gptId) as [GptId, GptId, GptId];
const TAB = { title: 'Tides', url: 'https://a.example/' } as Tabs.Tab;
const NOTHING_CACHED: CacheSummary = { cached: [], missing: [] };
const BATCH: Route = { view: 'batch', batchId: 'new' };

function toList(...ids: GptId[]): PageListResult {
  return { gpts: ids.map((id) => ({ id, text: '', isLink: true })), isTruncated: false };
}

async function openView(list: PageListResult | undefined) {
  const page = { list, isCurrent: true };
  const fetchCached = vi.fn(async (_: GptId[]) => NOTHING_CACHED);
  const startBatch = vi.fn(async () => BATCH);
  const { watchGateways, change } = createGatewayWatch(createKnown([createEntry('a')]));
  const openView = createThisPageView({
    watchActivePage: (_, onChange) => () => onChange(TAB, () => page.isCurrent),
    listPageGpts: async () => page.list,
    fetchCached,
    watchGateways,
    startBatch,
  });
  const { current, navigate } = await openPanelView(openView, { view: 'page' });
  return { page, current, fetchCached, startBatch, navigate, changeGateways: change };
}

describe('the view of the active page', () => {
  it('estimates the cost of the listed GPTs', async () => {
    const { current } = await openView(toList(A, B));
    expect(current().estimate).toEqual({ lookups: 2, fromCache: 0 });
  });

  it('adds the price of the gateways, as it changes, to page and import', async () => {
    const { current, changeGateways } = await openView(toList(A, B));
    await current().onReadImport(A);
    const entries = ['a', 'b'].map((id) => createEntry(id, { lookupPrice: 0.5 }));
    changeGateways(createKnown(entries, { asksNext: true }));
    expect(current().estimate).toMatchObject({ lookups: 4, isMaximum: true, cost: 2 });
    expect(current().imported?.estimate).toMatchObject({ lookups: 2, isMaximum: true, cost: 1 });
  });

  it('shows that GPT Lens is off on the page', async () => {
    const { current } = await openView(undefined);
    expect(current().pageList).toBe('off');
  });

  it('ignores a page that another one has replaced', async () => {
    const { page, current } = await openView(toList(A));
    Object.assign(page, { isCurrent: false, list: toList(B) });
    await current().onStartPageBatch();
    expect(current().pageList).toEqual(toList(A));
  });

  it('starts a batch of the offered GPTs, named after the page', async () => {
    const { page, current, startBatch, navigate } = await openView(toList(A, B));
    page.list = toList(A, B, C);
    await current().onStartPageBatch();
    const [, title, gpts] = startBatch.mock.lastCall as unknown as [
      unknown,
      string,
      { id: GptId }[],
    ];
    expect([title, gpts.map(({ id }) => id)]).toEqual(['Tides', [A, B]]);
    expect(navigate).toHaveBeenCalledWith(BATCH);
  });

  it('offers the new list first if a GPT has left the page', async () => {
    const { page, current, startBatch } = await openView(toList(A, B));
    page.list = toList(B, C);
    await current().onStartPageBatch();
    expect(startBatch).not.toHaveBeenCalled();
    expect(current()).toMatchObject({ isListChanged: true, pageList: toList(B, C) });
    await current().onStartPageBatch();
    expect(startBatch).toHaveBeenCalledOnce();
  });

  it('shows the estimate of the last imported text only', async () => {
    const { current, fetchCached } = await openView(toList());
    const answers: ((summary: CacheSummary) => void)[] = [];
    fetchCached.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    const first = current().onReadImport(A);
    const second = current().onReadImport(`${B}\n${C}`);
    answers[1]?.({ cached: [], missing: [B] });
    await second;
    answers[0]?.(NOTHING_CACHED);
    await first;
    expect(current().imported).toMatchObject({
      count: 2,
      estimate: { lookups: 1, fromCache: 1 },
    });
  });
});
