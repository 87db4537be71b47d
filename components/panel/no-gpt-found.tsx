import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  /** The selected text or the URL that was inspected. */
  text: string;
  /** Searches for the text, which costs a look-up. */
  onSearch(): void;
}

/** Says that the inspected text contains no GPT, and offers to search for it instead. */
export function NoGptFound({ text, onSearch }: Props) {
  const { t } = useI18n();
  return (
    <div class="panel-hint no-gpt">
      <p>{t('no-gpt.not-found', { text })}</p>
      <button type="button" class="button button-quiet" onClick={onSearch}>
        {t('common.search-as-words')}
      </button>
    </div>
  );
}
