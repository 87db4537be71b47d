import { CheckboxField } from '../ui/checkbox-field.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

interface Props {
  isOn: boolean;
  onChange(isOn: boolean): Promise<void>;
}

/** Turns the count on the toolbar button on or off. Changes apply at once. */
export function CountingForm({ isOn, onChange }: Props) {
  const { t } = useI18n();
  return (
    <Section id="counting">
      <Setting id="count-badge" save={onChange} reset={isOn ? false : undefined}>
        {(save) => (
          <CheckboxField
            hintId="counting-hint"
            label={t('options.count-badge')}
            hint={t('options.count-badge-hint')}
            isChecked={isOn}
            onChange={save}
          />
        )}
      </Setting>
    </Section>
  );
}
