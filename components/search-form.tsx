import { LONGEST_QUERY } from '../utils/ids/query.ts';
import { focusOnce } from './focus-once.ts';
import { Icon } from './icon.tsx';
import { useText } from './text-context.tsx';

/** The search box: words, an id or a link, all in one. */
export function SearchForm({ onSubmit }: { onSubmit(input: string): void }) {
  const { t } = useText();
  return (
    <search>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(String(new FormData(event.currentTarget).get('query') ?? ''));
        }}
      >
        <Icon name="search" />
        <input
          type="search"
          name="query"
          aria-label={t('popup.search')}
          placeholder={t('popup.placeholder')}
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          maxLength={LONGEST_QUERY}
          ref={focusOnce}
        />
        <button type="submit" class="button">
          {t('popup.go')}
        </button>
      </form>
    </search>
  );
}
