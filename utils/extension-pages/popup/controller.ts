import type { GptId } from '../../gpt/gpt-id.ts';
import type { PageListResult } from '../../gpt/page-list.ts';
import { parseQuery } from '../../gpt/parse-query.ts';
import { fetchCached } from '../../messages/send.ts';
import { type GptLookupState, showCachedGpt, watchGpt } from '../../messages/watch-gpt.ts';
import { type Estimate, estimateCost } from '../batch/estimate-cost.ts';
import { type HighlightPosition, NOT_FOUND } from '../page/highlight-on-page.ts';
import { appendHits, searchGateway } from './hits.ts';
import type { CachedSummaries, GptOrigin, Hits, PopupView } from './popup-view.ts';

interface PopupDeps {
  show(view: PopupView): void;
  /** Scrolls the page to the next occurrence of a GPT and highlights it. */
  showOnPage(id: GptId): Promise<HighlightPosition>;
  /** Adds a search to the recent searches, if the user wants that. */
  rememberSearch(words: string): void;
}

/**
 * Handles the user's actions in the popup and shows the resulting views. Responses to superseded requests are
 * ignored.
 */
export function createPopupController({ show, showOnPage, rememberSearch }: PopupDeps) {
  let view: PopupView = { kind: 'start' };
  let currentRequest = new AbortController();

  function change(next: PopupView): void {
    view = next;
    show(view);
  }

  /** Read again after each await. */
  function currentView(): PopupView {
    return view;
  }

  function startRequest(): AbortSignal {
    currentRequest.abort();
    currentRequest = new AbortController();
    return currentRequest.signal;
  }

  /** Adds cached data to the GPTs of a list, free of charge. */
  async function loadCachedInfo(ids: GptId[]): Promise<void> {
    const signal = currentRequest.signal;
    const info = await fetchCachedInfo(ids);
    if (signal.aborted || !info) return;
    if (view.kind === 'start') change({ ...view, ...info });
    if (view.kind === 'hits') change({ ...view, cached: info.cached });
  }

  async function searchWords(words: string): Promise<void> {
    // Pressing Enter twice starts one search.
    if (view.kind === 'searching' && view.words === words) return;
    const signal = startRequest();
    rememberSearch(words);
    change({ kind: 'searching', words });
    const result = await searchGateway(words);
    if (signal.aborted) return;
    if (!result.ok) return change({ kind: 'failed', words, failure: result.failure });
    change({ kind: 'hits', words, ...result.value });
    await loadCachedInfo(getIds(view));
  }

  /**
   * Loads the next hits if the gateway offered a next page. They are kept even if another view is shown meanwhile,
   * because they cost a lookup.
   */
  async function searchMore(): Promise<void> {
    if (view.kind !== 'hits' || !view.next || view.more === 'searching') return;
    const { words, next } = view;
    change({ ...view, more: 'searching' });
    const result = await searchGateway(words, view);
    const withResult = <T extends Hits>(hits: T): T =>
      result.ok ? appendHits(hits, result.value) : { ...hits, more: result.failure };
    // The list is still shown, or is the origin of the GPT that is shown.
    const now = currentView();
    if (now.kind === 'hits' && now.next === next) {
      change(withResult(now));
      await loadCachedInfo(getIds(view));
    } else if (now.kind === 'gpt' && now.origin?.kind === 'hits' && now.origin.next === next) {
      change({ ...now, origin: withResult(now.origin) });
    }
  }

  function openGpt(
    id: GptId,
    origin?: GptOrigin,
    options: { refresh?: boolean; recallFailure?: boolean } = {},
  ): void {
    const onChange = beginGpt(id, origin);
    watchGpt(id, options, onChange, currentRequest.signal);
  }

  /** Shows a GPT as loading; returns a function that updates it, to be called until the next request starts. */
  function beginGpt(
    id: GptId,
    origin?: GptOrigin,
  ): (lookupState: GptLookupState, isOffered?: boolean) => void {
    startRequest();
    const highlighted = view.kind === 'gpt' && view.id === id ? view.highlighted : undefined;
    change({ kind: 'gpt', id, origin, highlighted });
    return (lookupState, isOffered) => {
      // More hits or a highlight may have arrived meanwhile.
      const { origin, highlighted } = view.kind === 'gpt' ? view : {};
      change({ kind: 'gpt', id, origin, highlighted, isOffered, ...lookupState });
    };
  }

  return {
    searchWords,
    searchMore,
    /** Shows the start view, and the GPTs of the active page once they are listed. */
    async start(listPage: () => Promise<PageListResult | undefined>): Promise<void> {
      change({ kind: 'start' });
      const pageList = await listPage();
      if (view.kind !== 'start') return;
      change({ ...view, pageList });
      await loadCachedInfo(getIds(view));
    },
    submit(input: string): void {
      const query = parseQuery(input);
      if (query.kind === 'gpt') openGpt(query.id);
      else if (query.kind === 'words') searchWords(query.words);
      else {
        startRequest();
        change({ kind: 'problem', query });
      }
    },
    /** Shows a GPT, or the recent failure of its lookup. */
    recallFailure(id: GptId): void {
      openGpt(id, undefined, { recallFailure: true });
    },
    /** Shows the cached data of a GPT, and offers to look it up. */
    async showCached(id: GptId): Promise<void> {
      const onChange = beginGpt(id);
      await showCachedGpt(id, (lookupState) => onChange(lookupState, true), currentRequest.signal);
    },
    choose(id: GptId): void {
      if (view.kind === 'start') openGpt(id, { ...view, highlighted: undefined });
      if (view.kind === 'hits') openGpt(id, view);
    },
    back(): void {
      if (view.kind !== 'gpt' || !view.origin) return;
      startRequest();
      change({ ...view.origin, focusedId: view.id });
      // The GPT that was opened is cached now.
      loadCachedInfo(getIds(view));
    },
    retry(): void {
      if (view.kind === 'gpt') openGpt(view.id, view.origin, { refresh: true });
      if (view.kind === 'failed') searchWords(view.words);
      if (view.kind === 'hits') searchMore();
    },
    async showOnPage(id: GptId): Promise<void> {
      // The page may be gone.
      const highlighted = await showOnPage(id).catch(() => NOT_FOUND);
      if (view.kind === 'start' || (view.kind === 'gpt' && view.id === id))
        change({ ...view, highlighted });
    },
  };
}

function getIds(view: PopupView): GptId[] {
  if (view.kind === 'hits') return view.hits.map(({ id }) => id);
  const pageList = view.kind === 'start' ? view.pageList : undefined;
  return typeof pageList === 'object' ? pageList.gpts.map(({ id }) => id) : [];
}

/** The cached data of some GPTs, and the cost of looking all of them up. */
interface CachedInfo {
  cached: CachedSummaries;
  estimate: Estimate;
}

/** Reads the cache without contacting the gateway; `undefined` if the background does not respond. */
async function fetchCachedInfo(ids: GptId[]): Promise<CachedInfo | undefined> {
  if (ids.length === 0) return undefined;
  const summary = await fetchCached(ids).catch(() => undefined);
  if (!summary) return undefined;
  const cached = new Map(summary.cached.map(({ id, gpt }) => [id, gpt]));
  return { cached, estimate: estimateCost(ids, summary) };
}
