import { DEFAULT_FOLLOW, type FollowSettings } from '../../utils/settings/follow-settings.ts';
import { CheckboxField } from '../ui/checkbox-field.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { createResets } from '../ui/reset-to-default.ts';
import { SelectField } from '../ui/select-field.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

export interface FollowingFormProps {
  settings: FollowSettings;
  /** Number of followed GPTs; `undefined` while it is unknown. */
  count: number | undefined;
  onChange(changed: Partial<FollowSettings>): Promise<void>;
  /** Turns notifications on if the user grants the permission. */
  allowNotifications(): Promise<void>;
}

const CHECKS: FollowSettings['checks'][] = ['never', 'day', 'week'];

/** Whether and how often followed GPTs are checked, what that costs, and whether changes cause notifications. */
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
          <CheckboxField
            hintId="notifies-hint"
            label={t('options.follow-notifies')}
            hint={t('options.follow-notifies-hint')}
            isChecked={settings.notifies}
            onChange={(notifies) => save({ notifies })}
          />
        )}
      </Setting>
    </Section>
  );
}
