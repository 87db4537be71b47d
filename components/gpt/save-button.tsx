import { useState } from 'preact/hooks';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';

/** Adds the GPT to a list. Shows only the result, not whether a list contains it, because web pages can see it. */
export function SaveButton({ addToList }: { addToList(): Promise<void> }) {
  const { t } = useI18n();
  const [outcome, setOutcome] = useState<'add' | 'added' | 'not-added'>('add');
  return (
    <IconButton
      label={t(`card.${outcome}`)}
      onClick={() =>
        addToList().then(
          () => setOutcome('added'),
          () => setOutcome('not-added'),
        )
      }
    >
      <Icon name={outcome === 'added' ? 'done' : 'list'} />
    </IconButton>
  );
}
