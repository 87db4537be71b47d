import type { ComponentProps } from 'preact';
import type { Tabs } from 'webextension-polyfill';
import type { ThisPage } from '../../../components/panel/this-page.tsx';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { ListedGpt, PageListResult } from '../../gpt/page-list.ts';
import type { CachedSummary, CacheSummary } from '../../lookup/cache-summary.ts';
import type { Route } from '../../messages/panel-route.ts';
import type { NamedGpt } from '../../user-data/batches.ts';
import type { UserData } from '../../user-data/database.ts';
import { type Estimate, estimateCost } from '../batch/estimate-cost.ts';
import { parseIdList } from '../batch/parse-id-list.ts';
import { addGatewayCost } from '../gateways/gateway-summary.ts';
import type { KnownGateways } from '../gateways/known-gateways.ts';
import type { watchGateways } from '../gateways/watch-gateways.ts';
import type { watchActivePage } from './active-page.ts';
import type { OpenView } from './view.ts';

interface ThisPageDeps {
  watchActivePage: typeof watchActivePage;
  listPageGpts(tab: Tabs.Tab | undefined): Promise<PageListResult | undefined>;
  /** Reads the cache without contacting the gateway. */
  fetchCached(ids: GptId[]): Promise<CacheSummary>;
  watchGateways: typeof watchGateways;
  startBatch(userData: UserData, title: string, gpts: NamedGpt[]): Promise<Route>;
}

type Props = ComponentProps<typeof ThisPage>;

/** Shows the GPTs of the active page, and pasted or imported ids; both can be looked up as a batch. */
export function createThisPageView({
  watchActivePage,
  listPageGpts,
  fetchCached,
  watchGateways,
  startBatch,
}: ThisPageDeps): OpenView<'page', Props> {
  return async ({ tab: fixedTabId }, { userData, show, navigate, signal }) => {
    let tab: Tabs.Tab | undefined;
    let pageList: Props['pageList'];
    let cached: ReadonlyMap<GptId, CachedSummary> = new Map();
    let estimate: Estimate | undefined;
    let known: KnownGateways | undefined;
    let importedGpts: NamedGpt[] = [];
    let imported: Props['imported'];
    /** The page had changed when its GPTs were to be looked up. */
    let isListChanged = false;

    function render(): void {
      show({
        pageList,
        cached,
        estimate: estimate && addGatewayCost(estimate, known),
        isListChanged,
        imported: imported?.estimate
          ? { ...imported, estimate: addGatewayCost(imported.estimate, known) }
          : imported,
        onStartPageBatch: startPageBatch,
        onReadImport: readImport,
        onStartImportBatch: (name) => navigateToBatch(name, importedGpts),
        onOpen: (id) => navigate({ view: 'gpt', id }),
      });
    }

    async function navigateToBatch(name: string, gpts: NamedGpt[]): Promise<void> {
      navigate(await startBatch(userData, name, gpts));
    }

    /** Looks up the offered GPTs. If some of them are no longer on the page, the new list is offered first. */
    async function startPageBatch(): Promise<void> {
      const offered = toGpts(pageList);
      const name = tab?.title || (tab?.url ?? '');
      await updatePage();
      const ids = new Set(toGpts(pageList).map(({ id }) => id));
      if (offered.every(({ id }) => ids.has(id))) return navigateToBatch(name, offered);
      isListChanged = true;
      render();
    }

    async function onPage(shown: Tabs.Tab | undefined, isCurrent: () => boolean): Promise<void> {
      const list = (await listPageGpts(shown)) ?? 'off';
      const ids = toGpts(list).map(({ id }) => id);
      const summary = await fetchCached(ids);
      if (!isCurrent()) return;
      const before = toGpts(pageList).map(({ id }) => id);
      if (ids.join() !== before.join()) isListChanged = false;
      pageList = list;
      tab = shown;
      cached = new Map(summary.cached.map((each) => [each.id, each]));
      estimate = estimateCost(ids, summary);
      render();
    }

    async function readImport(text: string): Promise<void> {
      const { gpts, linesWithoutGpt, isTruncated } = parseIdList(text);
      const result = { count: gpts.length, linesWithoutGpt, isTruncated };
      importedGpts = gpts;
      imported = result;
      render();
      const ids = gpts.map(({ id }) => id);
      const summary = await fetchCached(ids);
      // The user may have typed more meanwhile.
      if (importedGpts !== gpts) return;
      imported = { ...result, estimate: estimateCost(ids, summary) };
      render();
    }

    const updatePage = watchActivePage(fixedTabId, onPage, signal);
    render();
    const onGateways = (changed: KnownGateways) => {
      known = changed;
      render();
    };
    await Promise.all([watchGateways(onGateways, signal), updatePage()]);
  };
}

function toGpts(pageList: Props['pageList']): ListedGpt[] {
  return typeof pageList === 'object' ? pageList.gpts : [];
}
