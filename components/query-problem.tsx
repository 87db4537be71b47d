import type { BadQuery } from '../utils/ids/query.ts';
import { useText } from './text-context.tsx';

const EXAMPLE_ID = 'g-2fkFE8rbu';

/** Why what was typed cannot be looked up, and what can. */
export function QueryProblem({
  query,
  searchWords,
}: {
  query: BadQuery;
  searchWords(words: string): void;
}) {
  const { t } = useText();
  if (query.kind === 'empty') {
    return <p class="popup-hint">{t('popup.empty', { id: EXAMPLE_ID })}</p>;
  }
  return (
    <div class="popup-problem">
      <p>
        {query.kind === 'malformed-id'
          ? t('popup.malformed-id', { text: query.text })
          : t('popup.foreign-url')}
      </p>
      <button type="button" class="button button-quiet" onClick={() => searchWords(query.text)}>
        {t('common.search-as-words')}
      </button>
    </div>
  );
}
