import { Icon } from './icon.tsx';
import { useText } from './text-context.tsx';

export interface TurnOff {
  /** The site that a card stands on. */
  site: string;
  now(): void;
}

/** Takes GPT Lens off the site that it stands on; the popup brings it back. */
export function TurnOffButton({ site, now }: TurnOff) {
  const { t } = useText();
  const name = t('control.turn-off', { site });
  return (
    <button type="button" class="tool" title={name} aria-label={name} onClick={now}>
      <Icon name="power" />
    </button>
  );
}
