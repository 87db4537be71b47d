import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  /** What was to be inspected: a selection, an address. */
  text: string;
  /** Searches for it as words, which is a look-up. */
  onSearch(): void;
}

/** Says that there is no GPT in what was chosen, and what can be done with it all the same. */
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
