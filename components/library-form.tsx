import { useState } from 'preact/hooks';
import { focusOnce } from './focus-once.ts';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';
import { useText } from './text-context.tsx';

export interface LibraryFormProps {
  clear(): Promise<void>;
  /** Whether the last searches are remembered. */
  remembers: boolean;
  remember(wanted: boolean): void;
}

/** Forgets what has been read, once it is confirmed: what was paid for with look-ups cannot be brought back. */
export function LibraryForm({ clear, remembers, remember }: LibraryFormProps) {
  const { t } = useText();
  const [step, setStep] = useState<'idle' | 'asking' | 'cleared'>('idle');
  return (
    <Section id="library">
      <Setting id="remember-searches" reset={remembers ? undefined : () => remember(true)}>
        <label class="choice">
          <input
            type="checkbox"
            checked={remembers}
            aria-describedby="remember-searches-hint"
            onChange={({ currentTarget }) => remember(currentTarget.checked)}
          />
          {t('options.remember-searches')}
        </label>
        <p class="hint" id="remember-searches-hint">
          {t('options.remember-searches-hint')}
        </p>
      </Setting>
      <Setting id="clear">
        <p class="hint">{t('options.clear-hint')}</p>
        {step === 'asking' ? (
          <fieldset class="actions sure">
            <legend>{t('options.clear-sure')}</legend>
            <button
              type="button"
              class="button"
              onClick={() => clear().then(() => setStep('cleared'))}
            >
              {t('options.clear-yes')}
            </button>
            <button
              type="button"
              class="button button-quiet"
              ref={focusOnce}
              onClick={() => setStep('idle')}
            >
              {t('options.clear-no')}
            </button>
          </fieldset>
        ) : (
          <div class="actions">
            <button type="button" class="button button-quiet" onClick={() => setStep('asking')}>
              {t('options.clear')}
            </button>
          </div>
        )}
        <p class="good" role="status">
          {step === 'cleared' && t('options.cleared')}
        </p>
      </Setting>
    </Section>
  );
}
