import { Section } from './section.tsx';
import { Setting } from './setting.tsx';
import { useText } from './text-context.tsx';

interface Props {
  isOn: boolean;
  change(isOn: boolean): void;
}

/** Whether the toolbar button counts; the choice counts at once. */
export function CountingForm({ isOn, change }: Props) {
  const { t } = useText();
  return (
    <Section id="counting">
      <Setting id="count-badge" reset={isOn ? () => change(false) : undefined}>
        <label class="choice">
          <input
            type="checkbox"
            checked={isOn}
            aria-describedby="counting-hint"
            onChange={({ currentTarget }) => change(currentTarget.checked)}
          />
          {t('options.count-badge')}
        </label>
        <p class="hint" id="counting-hint">
          {t('options.count-badge-hint')}
        </p>
      </Setting>
    </Section>
  );
}
