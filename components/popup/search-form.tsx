import { MAX_QUERY_LENGTH } from '../../utils/gpt/parse-query.ts';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { PageIcon } from '../ui/page-icon.tsx';

/** The search box: words, an id or a link, all in one. */
export function SearchForm({ onSubmit }: { onSubmit(input: string): void }) {
  const { t } = useI18n();
  return (
    <search>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(String(new FormData(event.currentTarget).get('query') ?? ''));
        }}
      >
        <PageIcon name="search" />
        <input
          type="search"
          name="query"
          aria-label={t('popup.search')}
          placeholder={t('popup.placeholder')}
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          maxLength={MAX_QUERY_LENGTH}
          ref={focusOnce}
          onKeyDown={focusList}
        />
        <button type="submit" class="button">
          {t('popup.go')}
        </button>
      </form>
    </search>
  );
}

/** Puts words into the box, which keeps what is in it by itself: there can be some before any script has come. */
export function fillSearchBox(words: string): void {
  const box = document.querySelector<HTMLInputElement>('input[name="query"]');
  if (!box) return;
  box.value = words;
  // What was pressed may be gone now: the last searches are offered by an empty box only.
  box.focus();
}

/** The arrow down goes from the box into the list below it: searches, hits, or the GPTs of the page. */
function focusList(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  const buttons = [...document.querySelectorAll<HTMLElement>('ul button')];
  const first = buttons.find((button) => button.checkVisibility());
  first?.focus();
  if (first) event.preventDefault();
}
