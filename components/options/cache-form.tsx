import { useState } from 'preact/hooks';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

export interface CacheFormProps {
  clear(): Promise<void>;
  /** Whether the last searches are remembered. */
  isRememberingSearches: boolean;
  onRememberSearches(isOn: boolean): Promise<void>;
}

/** Forgets what has been read, once it is confirmed: what was paid for with look-ups cannot be brought back. */
export function CacheForm({ clear, isRememberingSearches, onRememberSearches }: CacheFormProps) {
  const { t } = useI18n();
  const [status, setStatus] = useState<'idle' | 'asking' | 'cleared'>('idle');
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
          <>
            <label class="choice">
              <input
                type="checkbox"
                checked={isRememberingSearches}
                aria-describedby="remember-searches-hint"
                onChange={({ currentTarget }) => save(currentTarget.checked)}
              />
              {t('options.remember-searches')}
            </label>
            <p class="hint" id="remember-searches-hint">
              {t('options.remember-searches-hint')}
            </p>
          </>
        )}
      </Setting>
      <Setting id="clear">
        <p class="hint">{t('options.clear-hint')}</p>
        {status === 'asking' ? (
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
            <button type="button" class="button button-quiet" onClick={() => setStatus('asking')}>
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
