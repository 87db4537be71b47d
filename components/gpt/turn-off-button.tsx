import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';

export interface TurnOff {
  /** The site that a card stands on. */
  site: string;
  /** Whether it stands in a private window: the site stays off when that is gone. */
  isPrivate?: boolean;
  onTurnOff(): void;
}

/** Takes GPT Lens off the site that it stands on; the popup brings it back. */
export function TurnOffButton({ site, isPrivate, onTurnOff }: TurnOff) {
  const { t } = useI18n();
  const name = t('control.turn-off', { site });
  const title = isPrivate ? `${name}\n${t('control.turn-off-private')}` : name;
  return (
    <button type="button" class="tool" title={title} aria-label={name} onClick={onTurnOff}>
      <Icon name="power" />
    </button>
  );
}
