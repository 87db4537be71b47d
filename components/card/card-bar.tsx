import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { CardVariant } from './hover-card.tsx';

interface Props {
  variant: CardVariant;
  onPin(): void;
  onClose(): void;
}

/** The controls of the card itself: pin, move and close. */
export function CardBar({ variant, onPin, onClose }: Props) {
  const { t } = useI18n();
  if (variant === 'beside') {
    return (
      <IconButton class="pin" label={t('card.pin')} onClick={onPin}>
        <Icon name="pin" />
      </IconButton>
    );
  }
  return (
    <div class="bar">
      {variant === 'pinned' ? (
        <IconButton class="move-handle" label={t('card.move')}>
          <Icon name="grip" />
        </IconButton>
      ) : (
        <span class="drag-handle" />
      )}
      <IconButton label={t('card.close')} onClick={onClose}>
        <Icon name="cross" />
      </IconButton>
    </div>
  );
}
