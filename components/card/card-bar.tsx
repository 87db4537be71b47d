import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import type { CardVariant } from './hover-card.tsx';

interface Props {
  variant: CardVariant;
  onPin(): void;
  onClose(): void;
}

/** What one does with the card itself: keep it, move it, close it. */
export function CardBar({ variant, onPin, onClose }: Props) {
  const { t } = useI18n();
  if (variant === 'beside') {
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
      {variant === 'pinned' ? (
        <button type="button" class="tool move-handle" aria-label={move} title={move}>
          <Icon name="grip" />
        </button>
      ) : (
        <span class="drag-handle" />
      )}
      <button type="button" class="tool" aria-label={close} title={close} onClick={onClose}>
        <Icon name="cross" />
      </button>
    </div>
  );
}
