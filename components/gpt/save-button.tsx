import { useState } from 'preact/hooks';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';

/** Adds the GPT to a list. It says what its press has done, and nothing of what is in the lists: it stands in web pages. */
export function SaveButton({ addToList }: { addToList(): Promise<void> }) {
  const { t } = useI18n();
  const [outcome, setOutcome] = useState<'add' | 'added' | 'not-added'>('add');
  const name = t(`card.${outcome}`);
  return (
    <button
      type="button"
      class="tool"
      title={name}
      aria-label={name}
      onClick={() =>
        addToList().then(
          () => setOutcome('added'),
          () => setOutcome('not-added'),
        )
      }
    >
      <Icon name={outcome === 'added' ? 'done' : 'list'} />
    </button>
  );
}
