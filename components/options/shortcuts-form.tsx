import type { Shortcut } from '../../utils/extension-pages/options/shortcuts.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

export interface ShortcutsFormProps {
  shortcuts: Shortcut[];
  /** Opens the browser's shortcut settings; `undefined` if extensions cannot open them. */
  onChange: (() => void) | undefined;
}

/** The shortcuts, which the browser manages, and how to change them. */
export function ShortcutsForm({ shortcuts, onChange }: ShortcutsFormProps) {
  const { t } = useI18n();
  // Phones have no shortcuts.
  if (shortcuts.length === 0) return null;
  return (
    <Section id="shortcuts">
      <Setting id="shortcut-keys">
        <dl class="shortcuts">
          {shortcuts.map(({ purpose, keys }) => (
            <div key={purpose}>
              <dt>{t(`options.shortcut.${purpose}`)}</dt>
              <dd>{keys ? <kbd>{keys}</kbd> : t('options.shortcut.none')}</dd>
            </div>
          ))}
        </dl>
        <p class="hint">{t(onChange ? 'options.shortcuts-hint' : 'options.shortcuts-by-hand')}</p>
        {onChange && (
          <div class="actions">
            <button type="button" class="button button-quiet" onClick={onChange}>
              {t('options.shortcuts-change')}
            </button>
          </div>
        )}
      </Setting>
    </Section>
  );
}
