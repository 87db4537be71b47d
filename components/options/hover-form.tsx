import {
  DEFAULT_HOVER,
  type HoverSettings,
  MAX_DELAY_MS,
  MIN_DELAY_MS,
  type OpenMode,
} from '../../utils/settings/hover-settings.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { createResets } from '../ui/reset-to-default.ts';
import { SelectField } from '../ui/select-field.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

export interface HoverFormProps {
  settings: HoverSettings;
  /** The shortcut as the browser writes it; `undefined` if there is none. */
  keys: string | undefined;
  onChange(changed: Partial<HoverSettings>): Promise<void>;
}

const OPEN_MODES: OpenMode[] = ['rest', 'alt', 'never'];

/** When a card opens. Changes apply at once. */
export function HoverForm({ settings, keys, onChange }: HoverFormProps) {
  const { t } = useI18n();
  const getReset = createResets(settings, DEFAULT_HOVER);
  return (
    <Section id="hover">
      <Setting id="opens" save={onChange} reset={getReset('opens')}>
        {(save) => (
          <SelectField
            label={t('options.hover.opens')}
            hint={keys ? t('options.hover.keys', { keys }) : t('options.hover.no-keys')}
            value={settings.opens}
            choices={OPEN_MODES.map((value) => ({ value, label: t(`options.hover.${value}`) }))}
            onChange={(opens) => save({ opens })}
          />
        )}
      </Setting>
      <Setting id="delay" save={onChange} reset={getReset('delayMs')}>
        {(save) => (
          <NumberField
            label={t('options.hover.delay')}
            hint={t('options.hover.delay-hint', { least: MIN_DELAY_MS, most: MAX_DELAY_MS })}
            value={settings.delayMs}
            min={MIN_DELAY_MS}
            max={MAX_DELAY_MS}
            onChange={(delayMs) => delayMs !== null && save({ delayMs })}
          />
        )}
      </Setting>
    </Section>
  );
}
