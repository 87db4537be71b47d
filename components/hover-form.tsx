import {
  type HoverSettings,
  LEAST_DELAY_MS,
  MOST_DELAY_MS,
  type Opening,
} from '../utils/hover/hovering.ts';
import { NumberField } from './number-field.tsx';
import { useText } from './text-context.tsx';

export interface HoverFormProps {
  settings: HoverSettings;
  /** The shortcut as the browser writes it; missing where none is set. */
  keys: string | undefined;
  change(settings: HoverSettings): void;
}

const OPENINGS: Opening[] = ['rest', 'alt', 'never'];

/** When a card opens. Each choice counts at once. */
export function HoverForm({ settings, keys, change }: HoverFormProps) {
  const { t } = useText();
  return (
    <section class="panel" aria-labelledby="hover">
      <h2 id="hover">{t('options.hover')}</h2>
      <div class="field-row">
        <label class="field">
          <span class="label">{t('options.hover.opens')}</span>
          <select
            value={settings.opens}
            onChange={({ currentTarget }) =>
              change({ ...settings, opens: currentTarget.value as Opening })
            }
          >
            {OPENINGS.map((opens) => (
              <option key={opens} value={opens}>
                {t(`options.hover.${opens}`)}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          label={t('options.hover.delay')}
          hint={t('options.hover.delay-hint', { least: LEAST_DELAY_MS, most: MOST_DELAY_MS })}
          value={settings.delayMs}
          least={LEAST_DELAY_MS}
          most={MOST_DELAY_MS}
          onChange={(delayMs) => delayMs !== null && change({ ...settings, delayMs })}
        />
      </div>
      <p class="hint">{keys ? t('options.hover.keys', { keys }) : t('options.hover.no-keys')}</p>
    </section>
  );
}
