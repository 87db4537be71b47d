import { MAX_QUERY_LENGTH } from '../../utils/gpt/parse-query.ts';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { PageIcon } from '../ui/page-icon.tsx';

/** The search box, which takes words, an id or a link. */
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

/** Sets the text of the search box, which is uncontrolled because users can type before scripts are loaded. */
export function fillSearchBox(words: string): void {
  const box = document.querySelector<HTMLInputElement>('input[name="query"]');
  if (!box) return;
  box.value = words;
  // The pressed button disappears, because recent searches are shown only while the box is empty.
  box.focus();
}

/** Arrow Down moves from the box into the list below it: recent searches, hits or the GPTs of the page. */
function focusList(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  const buttons = [...document.querySelectorAll<HTMLElement>('ul button')];
  const first = buttons.find((button) => button.checkVisibility());
  first?.focus();
  if (first) event.preventDefault();
}
