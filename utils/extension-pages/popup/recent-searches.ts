import { updateItem } from '../../lib/update-item.ts';
import { recentSearchesState, rememberSearchesSetting } from '../../settings/settings.ts';
import { addSearch, broughtBack, removeSearch } from './with-search.ts';

/** What was searched for, the newest first. */
export interface RecentSearches {
  searches: string[];
  /** What there was before something was taken away: to be brought back. */
  before?: string[];
}

/** The last searches, and what can be done about them; `show` is told of every change. */
export function createRecentSearches(onChange: (recent: RecentSearches) => void) {
  let taken: { before: string[]; after: string[] } | undefined;

  function tell(searches: string[]): void {
    onChange({ searches, before: taken?.before });
  }

  async function removeWith(filter: (searches: string[]) => string[]): Promise<void> {
    const searches = await updateItem(recentSearchesState, (before) => {
      const after = filter(before);
      taken = { before, after };
      return after;
    });
    tell(searches);
  }

  return {
    async load(): Promise<void> {
      tell(await recentSearchesState.getValue());
    },
    async record(words: string): Promise<void> {
      const searches = await updateItem(recentSearchesState, async (before) =>
        // Asked in the same step: whoever switches it off clears the list behind this.
        (await rememberSearchesSetting.getValue()) ? addSearch(before, words) : before,
      );
      taken = undefined;
      tell(searches);
    },
    remove: (words: string) => removeWith((searches) => removeSearch(searches, words)),
    clear: () => removeWith(() => []),
    /** Brings back what was taken away last; what has been searched for since stays. */
    async undo(): Promise<void> {
      const back = taken;
      if (!back) return;
      const searches = await updateItem(recentSearchesState, (now) =>
        broughtBack(now, back.before, back.after),
      );
      taken = undefined;
      tell(searches);
    },
  };
}
