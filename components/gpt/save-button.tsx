import { useState } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { useText } from '../ui/text-context.tsx';

/** Adds the GPT to a list. It says what its press has done, and nothing of what is in the lists: it stands in web pages. */
export function KeepButton({ keep }: { keep(): Promise<void> }) {
  const { t } = useText();
  const [outcome, tell] = useState<'add' | 'added' | 'not-added'>('add');
  const name = t(`card.${outcome}`);
  return (
    <button
      type="button"
      class="tool"
      title={name}
      aria-label={name}
      onClick={() =>
        keep().then(
          () => tell('added'),
          () => tell('not-added'),
        )
      }
    >
      <Icon name={outcome === 'added' ? 'done' : 'list'} />
    </button>
  );
}
