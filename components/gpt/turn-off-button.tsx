import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';

export interface TurnOff {
  /** The site of the page. */
  site: string;
  /** Whether the window is private; the site stays off after it is closed. */
  isPrivate?: boolean;
  onTurnOff(): void;
}

/** Turns GPT Lens off on the current site. The popup turns it on again. */
export function TurnOffButton({ site, isPrivate, onTurnOff }: TurnOff) {
  const { t } = useI18n();
  const label = t('control.turn-off', { site });
  const title = isPrivate ? `${label}\n${t('control.turn-off-private')}` : label;
  return (
    <IconButton label={label} title={title} onClick={onTurnOff}>
      <Icon name="power" />
    </IconButton>
  );
}
