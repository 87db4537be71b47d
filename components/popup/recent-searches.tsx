import type { RecentSearches } from '../../utils/extension-pages/popup/recent-searches.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { moveFocus } from '../ui/move-focus.ts';
import { fillSearchBox } from './search-form.tsx';

export interface RecentSearchesProps {
  recent: RecentSearches;
  onChoose(words: string): void;
  remove(words: string): void;
  clear(): void;
  undo(): void;
}

/** The recent searches. CSS shows them only while the search box is empty. A click repeats a search. */
export function RecentSearchList({ recent, onChoose, remove, clear, undo }: RecentSearchesProps) {
  const { t } = useI18n();
  const { searches, before: removedSearches } = recent;
  if (searches.length === 0 && !removedSearches) return null;
  return (
    <section class="recent-searches" aria-label={t('popup.recent')}>
      <div class="recent-searches-head">
        <p>{t(removedSearches ? 'popup.recent-removed' : 'popup.recent')}</p>
        <button type="button" class="recent-action" onClick={removedSearches ? undo : clear}>
          {t(removedSearches ? 'common.undo' : 'popup.recent-clear')}
        </button>
      </div>
      <ul onKeyDown={moveFocus}>
        {searches.map((words) => (
          <li key={words}>
            <button
              type="button"
              class="recent-words"
              dir="auto"
              onClick={() => {
                fillSearchBox(words);
                onChoose(words);
              }}
            >
              {words}
            </button>
            <button
              type="button"
              class="recent-remove"
              aria-label={t('popup.recent-remove', { words })}
              onClick={() => remove(words)}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
