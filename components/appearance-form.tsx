import type { Appearance } from '../utils/appearance.ts';
import { useText } from './text-context.tsx';

interface Props {
  appearance: Appearance;
  change(appearance: Appearance): void;
}

/** Language and theme; each choice counts at once. */
export function AppearanceForm({ appearance, change }: Props) {
  const { t } = useText();
  return (
    <section class="panel" aria-labelledby="appearance">
      <h2 id="appearance">{t('options.appearance')}</h2>
      <div class="field-row">
        <label class="field">
          <span class="label">{t('options.language')}</span>
          <select
            value={appearance.language}
            onChange={({ currentTarget }) =>
              change({
                ...appearance,
                language: currentTarget.value as Appearance['language'],
              })
            }
          >
            <option value="auto">{t('options.language.auto')}</option>
            <option value="en" lang="en">
              English
            </option>
            <option value="zh_CN" lang="zh-CN">
              简体中文
            </option>
          </select>
        </label>
        <label class="field">
          <span class="label">{t('options.theme')}</span>
          <select
            value={appearance.theme}
            onChange={({ currentTarget }) =>
              change({ ...appearance, theme: currentTarget.value as Appearance['theme'] })
            }
          >
            <option value="auto">{t('options.theme.auto')}</option>
            <option value="light">{t('options.theme.light')}</option>
            <option value="dark">{t('options.theme.dark')}</option>
          </select>
        </label>
      </div>
    </section>
  );
}
