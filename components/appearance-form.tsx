import { type Appearance, DEFAULT_APPEARANCE } from '../utils/settings/appearance.ts';
import { resetsOf } from './resets-of.ts';
import { Section } from './section.tsx';
import { SelectField } from './select-field.tsx';
import { Setting } from './setting.tsx';
import { useText } from './text-context.tsx';

interface Props {
  appearance: Appearance;
  change(appearance: Appearance): void;
}

const THEMES: Appearance['theme'][] = ['auto', 'light', 'dark'];
const DENSITIES: Appearance['density'][] = ['comfortable', 'dense'];

/** Language, theme and density; each choice counts at once. */
export function AppearanceForm({ appearance, change }: Props) {
  const { t } = useText();
  const resetOf = resetsOf(appearance, DEFAULT_APPEARANCE, change);
  return (
    <Section id="appearance">
      <Setting id="language" reset={resetOf('language')}>
        <SelectField
          label={t('options.language')}
          hint={t('options.language-hint')}
          value={appearance.language}
          choices={[
            { value: 'auto', label: t('options.language.auto') },
            { value: 'en', label: 'English', lang: 'en' },
            { value: 'zh_CN', label: '简体中文', lang: 'zh-CN' },
          ]}
          onChange={(language) => change({ ...appearance, language })}
        />
      </Setting>
      <Setting id="theme" reset={resetOf('theme')}>
        <SelectField
          label={t('options.theme')}
          hint={t('options.theme-hint')}
          value={appearance.theme}
          choices={THEMES.map((value) => ({ value, label: t(`options.theme.${value}`) }))}
          onChange={(theme) => change({ ...appearance, theme })}
        />
      </Setting>
      <Setting id="density" reset={resetOf('density')}>
        <SelectField
          label={t('options.density')}
          hint={t('options.density-hint')}
          value={appearance.density}
          choices={DENSITIES.map((value) => ({ value, label: t(`options.density.${value}`) }))}
          onChange={(density) => change({ ...appearance, density })}
        />
      </Setting>
    </Section>
  );
}
