import { useState } from 'preact/hooks';
import { CheckboxField } from '../ui/checkbox-field.tsx';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

export interface CacheFormProps {
  clear(): Promise<void>;
  /** Whether recent searches are stored. */
  isRememberingSearches: boolean;
  onRememberSearches(isOn: boolean): Promise<void>;
}

/** Clears the cache after a confirmation, because cached GPTs cost look-ups to get back. */
export function CacheForm({ clear, isRememberingSearches, onRememberSearches }: CacheFormProps) {
  const { t } = useI18n();
  const [status, setStatus] = useState<'idle' | 'confirming' | 'cleared'>('idle');
  const clearing = useAction();

  async function onClear(): Promise<void> {
    if (await clearing.run(clear)) setStatus('cleared');
  }

  return (
    <Section id="cache">
      <Setting
        id="remember-searches"
        save={onRememberSearches}
        reset={isRememberingSearches ? undefined : true}
      >
        {(save) => (
          <CheckboxField
            hintId="remember-searches-hint"
            label={t('options.remember-searches')}
            hint={t('options.remember-searches-hint')}
            isChecked={isRememberingSearches}
            onChange={save}
          />
        )}
      </Setting>
      <Setting id="clear">
        <p class="hint">{t('options.clear-hint')}</p>
        {status === 'confirming' ? (
          <fieldset class="actions confirm">
            <legend>{t('options.clear-confirm')}</legend>
            <button type="button" class="button" onClick={onClear}>
              {t('options.clear-yes')}
            </button>
            <button
              type="button"
              class="button button-quiet"
              ref={focusOnce}
              onClick={() => {
                clearing.clear();
                setStatus('idle');
              }}
            >
              {t('options.clear-no')}
            </button>
          </fieldset>
        ) : (
          <div class="actions">
            <button
              type="button"
              class="button button-quiet"
              onClick={() => setStatus('confirming')}
            >
              {t('options.clear')}
            </button>
          </div>
        )}
        <p class={clearing.failure === undefined ? 'success' : 'error'} role="status">
          {clearing.failure !== undefined
            ? t('options.not-cleared')
            : status === 'cleared' && t('options.cleared')}
        </p>
      </Setting>
    </Section>
  );
}
