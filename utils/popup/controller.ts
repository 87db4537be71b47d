import type { OnPage } from '../counting/page-list.ts';
import type { GptId } from '../ids/grammar.ts';
import { parseQuery } from '../ids/query.ts';
import { type Marked, NOWHERE } from '../marking/show-on-page.ts';
import { type Shown, showGpt } from '../messages/show-gpt.ts';
import { askLibrary } from './ask-library.ts';
import { askForHits, withMore } from './hits.ts';
import type { CameFrom, PopupView } from './popup-view.ts';

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

  /** The hits that follow, if the gateway spoke of any. */
  async function searchMore(): Promise<void> {
    if (view.at !== 'hits' || !view.next || view.more === 'searching') return;
    const signal = newQuestion();
    const { words, next } = view;
    change({ ...view, more: 'searching' });
    const result = await askForHits(words, next);
    if (signal.aborted || view.at !== 'hits') return;
    if (!result.ok) return change({ ...view, more: result.failure });
    change(withMore(view, result.value));
    await learn(idsIn(view));
  }

  function openGpt(
    id: GptId,
    from?: CameFrom,
    how: { refresh?: boolean; recall?: boolean } = {},
  ): void {
    const signal = newQuestion();
    const tell = (shown: Shown) => {
      const marked = view.at === 'gpt' ? view.marked : undefined;
      change({ at: 'gpt', id, from, marked, ...shown });
    };
    showGpt(id, how, tell, signal);
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
