import { useText } from '../ui/text-context.tsx';

interface Props {
  words: string;
  /** How many settings have the words; missing while there are none. */
  count: number | undefined;
  search(words: string): void;
}

/** Finds settings by words of their labels and explanations, and says how many there are. */
export function SettingsSearch({ words, count, search }: Props) {
  const { t } = useText();
  return (
    <search class="settings-search">
      <input
        type="search"
        value={words}
        aria-label={t('options.search')}
        placeholder={t('options.search')}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => search(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && search('')}
      />
      <p class="hint" role="status">
        {count !== undefined &&
          (count ? t('options.search-found', { count }) : t('options.search-nothing'))}
      </p>
    </search>
  );
}
