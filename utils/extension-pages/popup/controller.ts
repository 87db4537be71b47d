import type { GptId } from '../../gpt/gpt-id.ts';
import type { OnPage } from '../../gpt/page-list.ts';
import { parseQuery } from '../../gpt/parse-query.ts';
import { type Shown, showCachedGpt, showGpt } from '../../messages/watch-gpt.ts';
import { type Marked, NOWHERE } from '../page/show-on-page.ts';
import { askLibrary } from './ask-library.ts';
import { askForHits, withMore } from './hits.ts';
import type { CameFrom, Hits, PopupView } from './popup-view.ts';

interface Parts {
  show(view: PopupView): void;
  /** Scrolls the page to the next place of a GPT and marks it. */
  showOnPage(id: GptId): Promise<Marked>;
  /** Remembers a search, as far as that is wanted. */
  noteSearch(words: string): void;
}

/** What the user does in the popup, and what is shown for it. Only the newest question may answer. */
export function createPopupController({ show, showOnPage, noteSearch }: Parts) {
  let view: PopupView = { at: 'start' };
  let asking = new AbortController();

  function change(next: PopupView): void {
    view = next;
    show(view);
  }

  /** Asked anew after each wait. */
  function currentView(): PopupView {
    return view;
  }

  function newQuestion(): AbortSignal {
    asking.abort();
    asking = new AbortController();
    return asking.signal;
  }

  /** Says of the GPTs of a list what the library has of them, which costs nothing. */
  async function learn(ids: GptId[]): Promise<void> {
    const signal = asking.signal;
    const learnt = await askLibrary(ids);
    if (signal.aborted || !learnt) return;
    if (view.at === 'start') change({ ...view, ...learnt });
    if (view.at === 'hits') change({ ...view, known: learnt.known });
  }

  async function searchWords(words: string): Promise<void> {
    // Enter pressed twice is one search.
    if (view.at === 'searching' && view.words === words) return;
    const signal = newQuestion();
    noteSearch(words);
    change({ at: 'searching', words });
    const result = await askForHits(words);
    if (signal.aborted) return;
    if (!result.ok) return change({ at: 'failed', words, failure: result.failure });
    change({ at: 'hits', words, ...result.value });
    await learn(idsIn(view));
  }

  /** The hits that follow, if the gateway spoke of any. They are paid for, so they come whatever is looked at meanwhile. */
  async function searchMore(): Promise<void> {
    if (view.at !== 'hits' || !view.next || view.more === 'searching') return;
    const { words, next } = view;
    change({ ...view, more: 'searching' });
    const result = await askForHits(words, next);
    const withResult = <T extends Hits>(hits: T): T =>
      result.ok ? withMore(hits, result.value) : { ...hits, more: result.failure };
    // The list is shown, or was left for one of its GPTs and can be gone back to.
    const now = currentView();
    if (now.at === 'hits' && now.next === next) {
      change(withResult(now));
      await learn(idsIn(view));
    } else if (now.at === 'gpt' && now.from?.at === 'hits' && now.from.next === next) {
      change({ ...now, from: withResult(now.from) });
    }
  }

  function openGpt(
    id: GptId,
    from?: CameFrom,
    how: { refresh?: boolean; recall?: boolean } = {},
  ): void {
    const tell = beginGpt(id, from);
    showGpt(id, how, tell, asking.signal);
  }

  /** Shows that a GPT is being read; gives what shows more of it, which may be called while nothing else is asked. */
  function beginGpt(id: GptId, from?: CameFrom): (shown: Shown, isOffered?: boolean) => void {
    newQuestion();
    const marked = view.at === 'gpt' && view.id === id ? view.marked : undefined;
    change({ at: 'gpt', id, from, marked });
    return (shown, isOffered) => {
      // More of the list that it came from, or a mark on the page, may have come meanwhile.
      const { from, marked } = view.at === 'gpt' ? view : {};
      change({ at: 'gpt', id, from, marked, isOffered, ...shown });
    };
  }

  return {
    searchWords,
    searchMore,
    /** Shows the start, and there what the page in front has once that is known. */
    async start(listPage: () => Promise<OnPage | undefined>): Promise<void> {
      change({ at: 'start' });
      const onPage = await listPage();
      if (view.at !== 'start') return;
      change({ ...view, onPage });
      await learn(idsIn(view));
    },
    submit(input: string): void {
      const query = parseQuery(input);
      if (query.kind === 'gpt') openGpt(query.id);
      else if (query.kind === 'words') searchWords(query.words);
      else {
        newQuestion();
        change({ at: 'problem', query });
      }
    },
    /** Shows a GPT, or why it could not be shown just now. */
    recall(id: GptId): void {
      openGpt(id, undefined, { recall: true });
    },
    /** Shows what the cache has of a GPT, and offers to look it up. */
    async showCached(id: GptId): Promise<void> {
      const tell = beginGpt(id);
      await showCachedGpt(id, (shown) => tell(shown, true), asking.signal);
    },
    choose(id: GptId): void {
      if (view.at === 'start') openGpt(id, { ...view, marked: undefined });
      if (view.at === 'hits') openGpt(id, view);
    },
    back(): void {
      if (view.at !== 'gpt' || !view.from) return;
      newQuestion();
      change({ ...view.from, cameFrom: view.id });
      // One of them has been read meanwhile.
      learn(idsIn(view));
    },
    retry(): void {
      if (view.at === 'gpt') openGpt(view.id, view.from, { refresh: true });
      if (view.at === 'failed') searchWords(view.words);
      if (view.at === 'hits') searchMore();
    },
    async showOnPage(id: GptId): Promise<void> {
      // A page that has gone meanwhile shows nothing.
      const marked = await showOnPage(id).catch(() => NOWHERE);
      if (view.at === 'start' || (view.at === 'gpt' && view.id === id)) change({ ...view, marked });
    },
  };
}

function idsIn(view: PopupView): GptId[] {
  if (view.at === 'hits') return view.hits.map(({ id }) => id);
  const onPage = view.at === 'start' ? view.onPage : undefined;
  return typeof onPage === 'object' ? onPage.gpts.map(({ id }) => id) : [];
}
