import type { VersionChoice } from '../../utils/gateway/endpoints.ts';
import { countOf, dayOf, type Reason, type Tally } from '../../utils/lookup/usage.ts';
import { DEFAULT_LOOK_UPS, type LookUpSettings } from '../../utils/settings/look-up-settings.ts';
import { NumberField } from '../ui/number-field.tsx';
import { resetsOf } from '../ui/reset-to-default.ts';
import { SelectField } from '../ui/select-field.tsx';
import { useText } from '../ui/text-context.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

interface Props {
  settings: LookUpSettings;
  tally: Tally;
  /** Milliseconds since 1970. */
  now: number;
  change(changed: Partial<LookUpSettings>): Promise<void>;
}

const VERSIONS: VersionChoice[] = ['auto', 'v2', 'v1'];

/** What look-ups have cost, and how many there may be. Each choice counts at once. */
export function LookUpForm({ settings, tally, now, change }: Props) {
  const { t } = useText();
  const today = dayOf(now);
  const month = today.slice(0, 7);
  const inMonth = (reason: Reason) => countOf(tally, month, reason);
  const resetOf = resetsOf(settings, DEFAULT_LOOK_UPS);
  return (
    <Section id="look-ups">
      <div>
        <p>
          {t('options.look-ups-today', { count: countOf(tally, today) })}
          {' · '}
          {t('options.look-ups-month', { count: countOf(tally, month) })}
        </p>
        <p class="hint">
          {t('options.look-ups-by', {
            hover: inMonth('hover'),
            popup: inMonth('popup'),
            search: inMonth('search'),
            survey: inMonth('survey'),
            follow: inMonth('follow'),
            test: inMonth('test'),
          })}
        </p>
      </div>
      <Setting id="daily-limit" save={change} reset={resetOf('dailyLimit')}>
        {(save) => (
          <NumberField
            label={t('options.daily-limit')}
            hint={t('options.daily-limit-hint')}
            value={settings.dailyLimit}
            least={1}
            onChange={(dailyLimit) => save({ dailyLimit })}
          />
        )}
      </Setting>
      <Setting id="fresh-hours" save={change} reset={resetOf('freshHours')}>
        {(save) => (
          <NumberField
            label={t('options.fresh-hours')}
            hint={t('options.fresh-hours-hint')}
            value={settings.freshHours}
            least={0}
            onChange={(hours) => hours !== null && save({ freshHours: hours })}
          />
        )}
      </Setting>
      <Setting id="version" save={change} reset={resetOf('version')}>
        {(save) => (
          <SelectField
            label={t('options.version')}
            hint={t('options.version-hint')}
            value={settings.version}
            choices={VERSIONS.map((value) => ({ value, label: t(`options.version.${value}`) }))}
            onChange={(version) => save({ version })}
          />
        )}
      </Setting>
    </Section>
  );
}
