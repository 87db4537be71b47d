import { recentSearchesState, rememberSearchesSetting } from '../settings/settings.ts';
import { withoutSearch, withSearch } from './with-search.ts';

/** What was searched for, the newest first. */
export interface RecentSearches {
  searches: string[];
  /** What there was before something was taken away: to be brought back. */
  before?: string[];
}

/** The last searches, and what can be done about them; `show` is told of every change. */
export function keepRecentSearches(show: (recent: RecentSearches) => void) {
  let before: string[] | undefined;

  async function load(): Promise<void> {
    show({ searches: await recentSearchesState.getValue(), before });
  }

  async function change(searches: string[]): Promise<void> {
    await recentSearchesState.setValue(searches);
    await load();
  }

  async function takeAway(rest: (searches: string[]) => string[]): Promise<void> {
    before = await recentSearchesState.getValue();
    await change(rest(before));
  }

  return {
    load,
    async note(words: string): Promise<void> {
      if (!(await rememberSearchesSetting.getValue())) return;
      before = undefined;
      await change(withSearch(await recentSearchesState.getValue(), words));
    },
    remove: (words: string) => takeAway((searches) => withoutSearch(searches, words)),
    clear: () => takeAway(() => []),
    async undo(): Promise<void> {
      const searches = before ?? [];
      before = undefined;
      await change(searches);
    },
  };
}
