import {
  DEFAULT_HOVER,
  type HoverSettings,
  LEAST_DELAY_MS,
  MOST_DELAY_MS,
  type Opening,
} from '../../utils/settings/hover-settings.ts';
import { NumberField } from '../ui/number-field.tsx';
import { resetsOf } from '../ui/reset-to-default.ts';
import { SelectField } from '../ui/select-field.tsx';
import { useText } from '../ui/text-context.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

export interface HoverFormProps {
  settings: HoverSettings;
  /** The shortcut as the browser writes it; missing where none is set. */
  keys: string | undefined;
  change(changed: Partial<HoverSettings>): Promise<void>;
}

const OPENINGS: Opening[] = ['rest', 'alt', 'never'];

/** When a card opens. Each choice counts at once. */
export function HoverForm({ settings, keys, change }: HoverFormProps) {
  const { t } = useText();
  const resetOf = resetsOf(settings, DEFAULT_HOVER);
  return (
    <Section id="hover">
      <Setting id="opens" save={change} reset={resetOf('opens')}>
        {(save) => (
          <SelectField
            label={t('options.hover.opens')}
            hint={keys ? t('options.hover.keys', { keys }) : t('options.hover.no-keys')}
            value={settings.opens}
            choices={OPENINGS.map((value) => ({ value, label: t(`options.hover.${value}`) }))}
            onChange={(opens) => save({ opens })}
          />
        )}
      </Setting>
      <Setting id="delay" save={change} reset={resetOf('delayMs')}>
        {(save) => (
          <NumberField
            label={t('options.hover.delay')}
            hint={t('options.hover.delay-hint', { least: LEAST_DELAY_MS, most: MOST_DELAY_MS })}
            value={settings.delayMs}
            least={LEAST_DELAY_MS}
            most={MOST_DELAY_MS}
            onChange={(delayMs) => delayMs !== null && save({ delayMs })}
          />
        )}
      </Setting>
    </Section>
  );
}
