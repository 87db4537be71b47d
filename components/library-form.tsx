import { useState } from 'preact/hooks';
import { focusOnce } from './focus-once.ts';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';
import { useText } from './text-context.tsx';

/** Forgets what has been read, once it is confirmed: what was paid for with look-ups cannot be brought back. */
export function LibraryForm({ clear }: { clear(): Promise<void> }) {
  const { t } = useText();
  const [step, setStep] = useState<'idle' | 'asking' | 'cleared'>('idle');
  return (
    <Section id="library">
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
