import type { VersionChoice } from '../utils/gateway/endpoints.ts';
import { countOf, dayOf, type Tally } from '../utils/inspector/meter.ts';
import type { LookUpSettings } from '../utils/look-up-settings.ts';
import { NumberField } from './number-field.tsx';
import { useText } from './text-context.tsx';

interface Props {
  settings: LookUpSettings;
  tally: Tally;
  /** Milliseconds since 1970. */
  now: number;
  change(settings: LookUpSettings): void;
}

const VERSIONS: VersionChoice[] = ['auto', 'v2', 'v1'];

/** What look-ups have cost, and how many there may be. Each choice counts at once. */
export function LookUpForm({ settings, tally, now, change }: Props) {
  const { t } = useText();
  const today = dayOf(now);
  const month = today.slice(0, 7);
  const inMonth = (reason: 'hover' | 'popup' | 'search' | 'test') => countOf(tally, month, reason);
  return (
    <section class="panel" aria-labelledby="look-ups">
      <h2 id="look-ups">{t('options.look-ups')}</h2>
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
            test: inMonth('test'),
          })}
        </p>
      </div>
      <div class="field-row">
        <NumberField
          label={t('options.daily-limit')}
          hint={t('options.daily-limit-hint')}
          value={settings.dailyLimit}
          least={1}
          onChange={(dailyLimit) => change({ ...settings, dailyLimit })}
        />
        <NumberField
          label={t('options.fresh-hours')}
          hint={t('options.fresh-hours-hint')}
          value={settings.freshHours}
          least={0}
          onChange={(hours) => hours !== null && change({ ...settings, freshHours: hours })}
        />
      </div>
      <label class="field">
        <span class="label">{t('options.version')}</span>
        <select
          value={settings.version}
          onChange={({ currentTarget }) =>
            change({ ...settings, version: currentTarget.value as VersionChoice })
          }
        >
          {VERSIONS.map((version) => (
            <option key={version} value={version}>
              {t(`options.version.${version}`)}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
