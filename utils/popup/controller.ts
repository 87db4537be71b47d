import type { OnPage } from '../counting/listed.ts';
import type { GptId } from '../ids/grammar.ts';
import { parseQuery } from '../ids/query.ts';
import { ask } from '../messages/ask.ts';
import { showGpt } from '../show-gpt.ts';
import type { Hits, PopupView } from './popup-view.ts';

/** The list that a GPT was chosen from, to go back to. */
interface CameFrom {
  hits?: Hits;
  onPage?: OnPage;
}

/** What hands do in the popup, and what is shown for it. Only the newest question may answer. */
export function createPopupController(show: (view: PopupView) => void) {
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

  async function searchWords(words: string): Promise<void> {
    // Enter pressed twice is one search.
    if (view.at === 'searching' && view.words === words) return;
    const signal = newQuestion();
    change({ at: 'searching', words });
    const result = await ask({ type: 'search', words }).catch(() => undefined);
    if (signal.aborted) return;
    if (result?.ok) change({ at: 'hits', words, hits: result.value });
    else change({ at: 'failed', words, failure: result?.failure ?? { kind: 'interrupted' } });
  }

  function openGpt(
    id: GptId,
    { hits, onPage }: CameFrom = {},
    how: { anew?: boolean; recall?: boolean } = {},
  ): void {
    const signal = newQuestion();
    showGpt(id, how, (shown) => change({ at: 'gpt', id, hits, onPage, ...shown }), signal);
  }

  return {
    searchWords,
    /** Shows the start, and there what the page in front has once that is known. */
    async start(listPage: () => Promise<OnPage | undefined>): Promise<void> {
      change({ at: 'start' });
      const onPage = await listPage();
      if (view.at === 'start') change({ ...view, onPage });
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
      openGpt(id, {}, { recall: true });
    },
    choose(id: GptId): void {
      if (view.at === 'hits') openGpt(id, { hits: { words: view.words, hits: view.hits } });
      else openGpt(id, view.at === 'start' ? { onPage: view.onPage } : {});
    },
    back(): void {
      if (view.at !== 'gpt') return;
      const { hits, onPage, id } = view;
      if (!hits && !onPage) return;
      newQuestion();
      change(hits ? { at: 'hits', ...hits, cameFrom: id } : { at: 'start', onPage, cameFrom: id });
    },
    retry(): void {
      if (view.at === 'gpt') openGpt(view.id, view, { anew: true });
      if (view.at === 'failed') searchWords(view.words);
    },
  };
}
