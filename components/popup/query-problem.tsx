import type { InvalidQuery } from '../../utils/gpt/parse-query.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import { useI18n } from '../ui/i18n-context.tsx';

const EXAMPLE_ID = 'g-2fkFE8rbu';

/** A sentence that explains the problem. */
export function getProblemText(t: I18n['t'], query: InvalidQuery): string {
  switch (query.kind) {
    case 'empty':
      return t('popup.empty', { id: EXAMPLE_ID });
    case 'malformed-id':
      return t('popup.malformed-id', { text: query.text });
    case 'foreign-url':
      return t('popup.foreign-url');
  }
}

/** Explains why the query cannot be looked up, and offers to search for it as words. */
export function QueryProblem({
  query,
  searchWords,
}: {
  query: InvalidQuery;
  searchWords(words: string): void;
}) {
  const { t } = useI18n();
  if (query.kind === 'empty') return <p class="popup-hint">{getProblemText(t, query)}</p>;
  return (
    <div class="popup-problem">
      <p>{getProblemText(t, query)}</p>
      <button type="button" class="button button-quiet" onClick={() => searchWords(query.text)}>
        {t('common.search-as-words')}
      </button>
    </div>
  );
}
