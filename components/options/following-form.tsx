import { DEFAULT_FOLLOW, type FollowSettings } from '../../utils/settings/follow-settings.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { createResets } from '../ui/reset-to-default.ts';
import { SelectField } from '../ui/select-field.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

export interface FollowingFormProps {
  settings: FollowSettings;
  /** How many GPTs are followed; missing as long as that is not known. */
  count: number | undefined;
  onChange(changed: Partial<FollowSettings>): Promise<void>;
  /** Switches notifications on, if the person lets the browser show them. */
  allowNotifications(): Promise<void>;
}

const CHECKS: FollowSettings['checks'][] = ['never', 'day', 'week'];

/** Whether followed GPTs are looked up by themselves, what that costs, and how it is told what changed. */
export function FollowingForm({
  settings,
  count,
  onChange,
  allowNotifications,
}: FollowingFormProps) {
  const { t } = useI18n();
  const getReset = createResets(settings, DEFAULT_FOLLOW);
  return (
    <Section id="following">
      <Setting id="follow-checks" save={onChange} reset={getReset('checks')}>
        {(save) => (
          <SelectField
            label={t('options.follow-checks')}
            hint={
              count === undefined
                ? t('options.follow-checks-hint-uncounted')
                : t('options.follow-checks-hint', { count })
            }
            value={settings.checks}
            choices={CHECKS.map((value) => ({ value, label: t(`options.follow-checks.${value}`) }))}
            onChange={(checks) => save({ checks })}
          />
        )}
      </Setting>
      <Setting
        id="follow-notifies"
        save={({ notifies }: Partial<FollowSettings>) =>
          notifies ? allowNotifications() : onChange({ notifies })
        }
        reset={getReset('notifies')}
      >
        {(save) => (
          <>
            <label class="choice">
              <input
                type="checkbox"
                checked={settings.notifies}
                aria-describedby="notifies-hint"
                onChange={({ currentTarget }) => save({ notifies: currentTarget.checked })}
              />
              {t('options.follow-notifies')}
            </label>
            <p class="hint" id="notifies-hint">
              {t('options.follow-notifies-hint')}
            </p>
          </>
        )}
      </Setting>
    </Section>
  );
}
