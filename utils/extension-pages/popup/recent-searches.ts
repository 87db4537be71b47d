import { type StoredItem, updateItem } from '../../lib/update-item.ts';

/** Newest first. */
export interface RecentSearches {
  searches: string[];
  /** The searches before a removal that can be undone. */
  before?: string[];
}

/** Manages the recent searches; calls `onChange` after every change. */
export function createRecentSearches(
  item: StoredItem<string[]>,
  isEnabled: () => Promise<boolean>,
  onChange: (recent: RecentSearches) => void,
) {
  let removal: { before: string[]; after: string[] } | undefined;

  function emit(searches: string[]): void {
    onChange({ searches, before: removal?.before });
  }

  async function removeWith(filter: (searches: string[]) => string[]): Promise<void> {
    const searches = await updateItem(item, (before) => {
      const after = filter(before);
      removal = { before, after };
      return after;
    });
    emit(searches);
  }

  return {
    async load(): Promise<void> {
      emit(await item.getValue());
    },
    async record(words: string): Promise<void> {
      const searches = await updateItem(item, async (before) =>
        // Checked within the update: turning the setting off clears the list afterwards.
        (await isEnabled()) ? addSearch(before, words) : before,
      );
      removal = undefined;
      emit(searches);
    },
    remove: (words: string) => removeWith((searches) => removeSearch(searches, words)),
    clear: () => removeWith(() => []),
    /** Undoes the last removal; searches made since are kept. */
    async undo(): Promise<void> {
      const back = removal;
      if (!back) return;
      const searches = await updateItem(item, (now) => undoRemoval(now, back.before, back.after));
      removal = undefined;
      emit(searches);
    },
  };
}

/** Enough for most users, and few enough to render at once. */
export const MAX_RECENT = 20;

/** Adds a search in front, without case-insensitive duplicates. */
export function addSearch(searches: string[], words: string): string[] {
  return [words, ...removeSearch(searches, words)].slice(0, MAX_RECENT);
}

/** Removes a search, ignoring case. */
function removeSearch(searches: string[], words: string): string[] {
  return searches.filter((each) => each.toLocaleLowerCase() !== words.toLocaleLowerCase());
}

/**
 * Undoes a removal: `before` and `after` are the states around it. Newer searches come first; what was removed
 * elsewhere since stays removed.
 */
export function undoRemoval(now: string[], before: string[], after: string[]): string[] {
  const isIn = (searches: string[], words: string) =>
    removeSearch(searches, words).length < searches.length;
  const since = now.filter((words) => !isIn(after, words));
  const old = before.filter(
    (words) => !isIn(since, words) && (isIn(now, words) || !isIn(after, words)),
  );
  return [...since, ...old].slice(0, MAX_RECENT);
}
