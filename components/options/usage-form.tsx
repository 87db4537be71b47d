import { toLocalDay } from '../../utils/lookup/usage.ts';
import { type LookupReason, sumUsage, type UsageByDay } from '../../utils/lookup/usage-by-day.ts';
import { DEFAULT_LOOKUPS, type LookupSettings } from '../../utils/settings/lookup-settings.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { createResets } from '../ui/reset-to-default.ts';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

interface Props {
  settings: LookupSettings;
  usage: UsageByDay;
  /** Milliseconds since 1970. */
  now: number;
  onChange(changed: Partial<LookupSettings>): Promise<void>;
}

/** The usage, and the settings that limit it. Changes apply at once. */
export function UsageForm({ settings, usage, now, onChange }: Props) {
  const { t } = useI18n();
  const today = toLocalDay(now);
  const month = today.slice(0, 7);
  const countInMonth = (reason: LookupReason) => sumUsage(usage, { period: month, reason }).count;
  const getReset = createResets(settings, DEFAULT_LOOKUPS);
  return (
    <Section id="look-ups">
      <div>
        <p>
          {t('options.look-ups-today', { count: sumUsage(usage, { period: today }).count })}
          {' · '}
          {t('options.look-ups-month', { count: sumUsage(usage, { period: month }).count })}
        </p>
        <p class="hint">
          {t('options.look-ups-by', {
            hover: countInMonth('hover'),
            popup: countInMonth('popup'),
            search: countInMonth('search'),
            batch: countInMonth('survey'),
            follow: countInMonth('follow'),
            test: countInMonth('test'),
          })}
        </p>
      </div>
      <Setting id="daily-limit" save={onChange} reset={getReset('dailyLimit')}>
        {(save) => (
          <NumberField
            label={t('options.daily-limit')}
            hint={t('options.daily-limit-hint')}
            value={settings.dailyLimit}
            min={1}
            onChange={(dailyLimit) => save({ dailyLimit })}
          />
        )}
      </Setting>
      <Setting id="fresh-hours" save={onChange} reset={getReset('freshHours')}>
        {(save) => (
          <NumberField
            label={t('options.fresh-hours')}
            hint={t('options.fresh-hours-hint')}
            value={settings.freshHours}
            min={0}
            onChange={(hours) => hours !== null && save({ freshHours: hours })}
          />
        )}
      </Setting>
    </Section>
  );
}
