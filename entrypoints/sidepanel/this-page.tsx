import type { Tabs } from 'webextension-polyfill';
import type { Import } from '../../components/panel/import-form.tsx';
import { ThisPage } from '../../components/panel/this-page.tsx';
import { type Estimate, estimateCost } from '../../utils/extension-pages/batch/estimate-cost.ts';
import { parseIdList } from '../../utils/extension-pages/batch/parse-id-list.ts';
import { listPageGpts } from '../../utils/extension-pages/page/list-page-gpts.ts';
import { watchActivePage } from '../../utils/extension-pages/sidepanel/active-page.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { ListedGpt, PageListResult } from '../../utils/gpt/page-list.ts';
import type { CachedSummary } from '../../utils/lookup/cache-summary.ts';
import { fetchCached } from '../../utils/messages/send.ts';
import type { NamedGpt } from '../../utils/user-data/batches.ts';
import { startSurvey } from './start-survey.ts';
import type { OpenView } from './view.ts';

export const openThisPage: OpenView<'page'> = async ({ tab: fixedTabId }, context) => {
  const { userData, show, navigate, signal } = context;
  let tab: Tabs.Tab | undefined;
  let pageList: PageListResult | 'off' | undefined;
  let cached: ReadonlyMap<GptId, CachedSummary> = new Map();
  let estimate: Estimate | undefined;
  let importedGpts: NamedGpt[] = [];
  let imported: Import | undefined;
  /** The page was found changed when its GPTs were to be looked up. */
  let isNewOffer = false;

  function render(): void {
    show(
      <ThisPage
        pageList={pageList}
        cached={cached}
        estimate={estimate}
        isListChanged={isNewOffer}
        imported={imported}
        onStartPageBatch={startPageBatch}
        onReadImport={readImport}
        onStartImportBatch={(name) => startBatch(name, importedGpts)}
        onOpen={(id) => navigate({ view: 'gpt', id })}
      />,
    );
  }

  async function startBatch(name: string, gpts: NamedGpt[]): Promise<void> {
    navigate(await startSurvey(userData, name, gpts));
  }

  /** Looks up what is offered. Where some of it is not on the page any more, what is there now is offered first. */
  async function startPageBatch(): Promise<void> {
    const offered = gptsOf(pageList);
    const name = tab?.title || (tab?.url ?? '');
    await look();
    const ids = new Set(gptsOf(pageList).map(({ id }) => id));
    if (offered.every(({ id }) => ids.has(id))) return startBatch(name, offered);
    isNewOffer = true;
    render();
  }

  async function onPage(shown: Tabs.Tab | undefined, isCurrent: () => boolean): Promise<void> {
    const list = (await listPageGpts(shown)) ?? 'off';
    const ids = gptsOf(list).map(({ id }) => id);
    const summary = await fetchCached(ids);
    if (!isCurrent()) return;
    const before = gptsOf(pageList).map(({ id }) => id);
    if (ids.join() !== before.join()) isNewOffer = false;
    pageList = list;
    tab = shown;
    cached = new Map(summary.cached.map((each) => [each.id, each]));
    estimate = estimateCost(ids, summary);
    render();
  }

  async function readImport(text: string): Promise<void> {
    const input = parseIdList(text);
    importedGpts = input.gpts;
    const { linesWithoutGpt, isTruncated } = input;
    const found = { count: importedGpts.length, linesWithoutGpt, isTruncated };
    imported = found;
    render();
    const ids = importedGpts.map(({ id }) => id);
    const summary = await fetchCached(ids);
    // More may have been typed meanwhile.
    if (importedGpts !== input.gpts) return;
    imported = { ...found, estimate: estimateCost(ids, summary) };
    render();
  }

  const look = watchActivePage(fixedTabId, onPage, signal);
  render();
  await look();
};

function gptsOf(pageList: PageListResult | 'off' | undefined): ListedGpt[] {
  return typeof pageList === 'object' ? pageList.gpts : [];
}
