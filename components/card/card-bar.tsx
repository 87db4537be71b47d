import { Icon } from '../ui/icon.tsx';
import { useText } from '../ui/text-context.tsx';
import type { CardLook } from './hover-card.tsx';

interface Props {
  look: CardLook;
  onPin(): void;
  onClose(): void;
}

/** What one does with the card itself: keep it, move it, close it. */
export function CardBar({ look, onPin, onClose }: Props) {
  const { t } = useText();
  if (look === 'beside') {
    const label = t('card.pin');
    return (
      <button type="button" class="tool pin" aria-label={label} title={label} onClick={onPin}>
        <Icon name="pin" />
      </button>
    );
  }
  const move = t('card.move');
  const close = t('card.close');
  return (
    <div class="bar">
      {look === 'pinned' ? (
        <button type="button" class="tool grip" aria-label={move} title={move}>
          <Icon name="grip" />
        </button>
      ) : (
        <span class="pull" />
      )}
      <button type="button" class="tool" aria-label={close} title={close} onClick={onClose}>
        <Icon name="cross" />
      </button>
    </div>
  );
}
