import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  words: string;
  /** How many settings have the words; missing while there are none. */
  count: number | undefined;
  onSearch(words: string): void;
}

/** Finds settings by words of their labels and explanations, and says how many there are. */
export function SettingsSearch({ words, count, onSearch }: Props) {
  const { t } = useI18n();
  return (
    <search class="settings-search">
      <input
        type="search"
        value={words}
        aria-label={t('options.search')}
        placeholder={t('options.search')}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => onSearch(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && onSearch('')}
      />
      <p class="hint" role="status">
        {count !== undefined &&
          (count ? t('options.search-found', { count }) : t('options.search-nothing'))}
      </p>
    </search>
  );
}
