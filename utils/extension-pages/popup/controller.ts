import type { GptId } from '../../gpt/gpt-id.ts';
import type { PageListResult } from '../../gpt/page-list.ts';
import { parseQuery } from '../../gpt/parse-query.ts';
import { type GptLookupState, showCachedGpt, watchGpt } from '../../messages/watch-gpt.ts';
import { type HighlightPosition, NOT_FOUND } from '../page/highlight-on-page.ts';
import { fetchCachedInfo } from './ask-library.ts';
import { appendHits, searchGateway } from './hits.ts';
import type { GptOrigin, Hits, PopupView } from './popup-view.ts';

interface PopupDeps {
  show(view: PopupView): void;
  /** Scrolls the page to the next place of a GPT and marks it. */
  showOnPage(id: GptId): Promise<HighlightPosition>;
  /** Remembers a search, as far as that is wanted. */
  rememberSearch(words: string): void;
}

/** What the user does in the popup, and what is shown for it. Only the newest question may answer. */
export function createPopupController({ show, showOnPage, rememberSearch }: PopupDeps) {
  let view: PopupView = { kind: 'start' };
  let currentRequest = new AbortController();

  function change(next: PopupView): void {
    view = next;
    show(view);
  }

  /** Asked anew after each wait. */
  function currentView(): PopupView {
    return view;
  }

  function startRequest(): AbortSignal {
    currentRequest.abort();
    currentRequest = new AbortController();
    return currentRequest.signal;
  }

  /** Says of the GPTs of a list what the library has of them, which costs nothing. */
  async function loadCachedInfo(ids: GptId[]): Promise<void> {
    const signal = currentRequest.signal;
    const info = await fetchCachedInfo(ids);
    if (signal.aborted || !info) return;
    if (view.kind === 'start') change({ ...view, ...info });
    if (view.kind === 'hits') change({ ...view, cached: info.cached });
  }

  async function searchWords(words: string): Promise<void> {
    // Enter pressed twice is one search.
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

  /** The hits that follow, if the gateway spoke of any. They are paid for, so they come whatever is looked at meanwhile. */
  async function searchMore(): Promise<void> {
    if (view.kind !== 'hits' || !view.next || view.more === 'searching') return;
    const { words, next } = view;
    change({ ...view, more: 'searching' });
    const result = await searchGateway(words, next);
    const withResult = <T extends Hits>(hits: T): T =>
      result.ok ? appendHits(hits, result.value) : { ...hits, more: result.failure };
    // The list is shown, or was left for one of its GPTs and can be gone back to.
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

  /** Shows that a GPT is being read; gives what shows more of it, which may be called while nothing else is asked. */
  function beginGpt(
    id: GptId,
    origin?: GptOrigin,
  ): (lookupState: GptLookupState, isOffered?: boolean) => void {
    startRequest();
    const highlighted = view.kind === 'gpt' && view.id === id ? view.highlighted : undefined;
    change({ kind: 'gpt', id, origin, highlighted });
    return (lookupState, isOffered) => {
      // More of the list that it came from, or a mark on the page, may have come meanwhile.
      const { origin, highlighted } = view.kind === 'gpt' ? view : {};
      change({ kind: 'gpt', id, origin, highlighted, isOffered, ...lookupState });
    };
  }

  return {
    searchWords,
    searchMore,
    /** Shows the start, and there what the page in front has once that is known. */
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
    /** Shows a GPT, or why it could not be shown just now. */
    recallFailure(id: GptId): void {
      openGpt(id, undefined, { recallFailure: true });
    },
    /** Shows what the cache has of a GPT, and offers to look it up. */
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
      // One of them has been read meanwhile.
      loadCachedInfo(getIds(view));
    },
    retry(): void {
      if (view.kind === 'gpt') openGpt(view.id, view.origin, { refresh: true });
      if (view.kind === 'failed') searchWords(view.words);
      if (view.kind === 'hits') searchMore();
    },
    async showOnPage(id: GptId): Promise<void> {
      // A page that has gone meanwhile shows nothing.
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
