import { type Appearance, DEFAULT_APPEARANCE } from '../../utils/settings/appearance.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { createResets } from '../ui/reset-to-default.ts';
import { SelectField } from '../ui/select-field.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

interface Props {
  appearance: Appearance;
  onChange(changed: Partial<Appearance>): Promise<void>;
}

const THEMES: Appearance['theme'][] = ['auto', 'light', 'dark'];
const DENSITIES: Appearance['density'][] = ['comfortable', 'dense'];

/** Language, theme and density. Changes apply at once. */
export function AppearanceForm({ appearance, onChange }: Props) {
  const { t } = useI18n();
  const getReset = createResets(appearance, DEFAULT_APPEARANCE);
  return (
    <Section id="appearance">
      <Setting id="language" save={onChange} reset={getReset('language')}>
        {(save) => (
          <SelectField
            label={t('options.language')}
            hint={t('options.language-hint')}
            value={appearance.language}
            choices={[
              { value: 'auto', label: t('options.language.auto') },
              { value: 'en', label: 'English', lang: 'en' },
              { value: 'zh_CN', label: '简体中文', lang: 'zh-CN' },
            ]}
            onChange={(language) => save({ language })}
          />
        )}
      </Setting>
      <Setting id="theme" save={onChange} reset={getReset('theme')}>
        {(save) => (
          <SelectField
            label={t('options.theme')}
            hint={t('options.theme-hint')}
            value={appearance.theme}
            choices={THEMES.map((value) => ({ value, label: t(`options.theme.${value}`) }))}
            onChange={(theme) => save({ theme })}
          />
        )}
      </Setting>
      <Setting id="density" save={onChange} reset={getReset('density')}>
        {(save) => (
          <SelectField
            label={t('options.density')}
            hint={t('options.density-hint')}
            value={appearance.density}
            choices={DENSITIES.map((value) => ({ value, label: t(`options.density.${value}`) }))}
            onChange={(density) => save({ density })}
          />
        )}
      </Setting>
    </Section>
  );
}
