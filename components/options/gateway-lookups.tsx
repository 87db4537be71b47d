import { DEFAULT_LOOKUPS, type LookupSettings } from '../../utils/settings/lookup-settings.ts';
import { CheckboxField } from '../ui/checkbox-field.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { createResets } from '../ui/reset-to-default.ts';
import { Setting } from './setting.tsx';

interface Props {
  settings: LookupSettings;
  /** Whether there are two or more gateways. */
  hasSeveral: boolean;
  onChange(changed: Partial<LookupSettings>): Promise<void>;
}

/** How GPT Lens uses the gateways. Changes apply at once. */
export function GatewayLookups({ settings, hasSeveral, onChange }: Props) {
  const { t } = useI18n();
  const getReset = createResets(settings, DEFAULT_LOOKUPS);
  return (
    <>
      {hasSeveral && (
        <Setting id="asks-next" save={onChange} reset={getReset('asksNext')}>
          {(save) => (
            <CheckboxField
              hintId="asks-next-hint"
              label={t('options.asks-next')}
              hint={t('options.asks-next-hint')}
              isChecked={settings.asksNext}
              onChange={(asksNext) => save({ asksNext })}
            />
          )}
        </Setting>
      )}
      <Setting id="reads-balance" save={onChange} reset={getReset('readsBalance')}>
        {(save) => (
          <CheckboxField
            hintId="reads-balance-hint"
            label={t('options.reads-balance')}
            hint={t('options.reads-balance-hint')}
            isChecked={settings.readsBalance}
            onChange={(readsBalance) => save({ readsBalance })}
          />
        )}
      </Setting>
    </>
  );
}
