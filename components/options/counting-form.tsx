import { useI18n } from '../ui/i18n-context.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

interface Props {
  isOn: boolean;
  onChange(isOn: boolean): Promise<void>;
}

/** Whether the toolbar button counts; the choice counts at once. */
export function CountingForm({ isOn, onChange }: Props) {
  const { t } = useI18n();
  return (
    <Section id="counting">
      <Setting id="count-badge" save={onChange} reset={isOn ? false : undefined}>
        {(save) => (
          <>
            <label class="choice">
              <input
                type="checkbox"
                checked={isOn}
                aria-describedby="counting-hint"
                onChange={({ currentTarget }) => save(currentTarget.checked)}
              />
              {t('options.count-badge')}
            </label>
            <p class="hint" id="counting-hint">
              {t('options.count-badge-hint')}
            </p>
          </>
        )}
      </Setting>
    </Section>
  );
}
