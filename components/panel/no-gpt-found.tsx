import { useText } from '../ui/text-context.tsx';

interface Props {
  /** What was to be inspected: a selection, an address. */
  text: string;
  /** Searches for it as words, which is a look-up. */
  search(): void;
}

/** Says that there is no GPT in what was chosen, and what can be done with it all the same. */
export function NoGpt({ text, search }: Props) {
  const { t } = useText();
  return (
    <div class="panel-hint no-gpt">
      <p>{t('no-gpt.sentence', { text })}</p>
      <button type="button" class="button button-quiet" onClick={search}>
        {t('common.search-as-words')}
      </button>
    </div>
  );
}
