import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import type { NamedGateway } from '../../utils/extension-pages/options/usage-rows.ts';
import type { UsageByDay } from '../../utils/lookup/usage-by-day.ts';
import { DEFAULT_LOOKUPS, type LookupSettings } from '../../utils/settings/lookup-settings.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { createResets } from '../ui/reset-to-default.ts';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';
import { UsageChart } from './usage-chart.tsx';
import { UsageExport } from './usage-export.tsx';
import { UsageTable } from './usage-table.tsx';
import { UsageTotals } from './usage-totals.tsx';

interface Props {
  settings: LookupSettings;
  usage: UsageByDay;
  gateways: NamedGateway[];
  /** Milliseconds since 1970. */
  now: number;
  onChange(changed: Partial<LookupSettings>): Promise<void>;
  saveFile(file: TextFile): void;
}

/** The usage with its estimated cost, and the settings that limit it. Changes apply at once. */
export function UsageForm({ settings, usage, gateways, now, onChange, saveFile }: Props) {
  const { t } = useI18n();
  const getReset = createResets(settings, DEFAULT_LOOKUPS);
  return (
    <Section id="look-ups">
      <Setting id="usage">
        <p class="hint">{t('usage.hint')}</p>
        <UsageTotals usage={usage} gateways={gateways} now={now} />
        {Object.keys(usage).length > 0 && (
          <>
            <UsageChart usage={usage} now={now} />
            <UsageTable usage={usage} gateways={gateways} now={now} />
            <UsageExport usage={usage} gateways={gateways} now={now} saveFile={saveFile} />
          </>
        )}
      </Setting>
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
