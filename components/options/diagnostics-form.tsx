import { useState } from 'preact/hooks';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

/** Copies diagnostics for a problem report. They do not contain the key. */
export function DiagnosticsForm({ copyDiagnostics }: { copyDiagnostics(): Promise<void> }) {
  const { t } = useI18n();
  const [isCopied, setIsCopied] = useState(false);
  const copying = useAction();

  async function onCopy(): Promise<void> {
    setIsCopied(false);
    setIsCopied(await copying.run(copyDiagnostics));
  }

  return (
    <Section id="diagnostics">
      <Setting id="diagnostics">
        <p class="hint">{t('options.diagnostics-hint')}</p>
        <div class="actions">
          <button type="button" class="button button-quiet" onClick={onCopy}>
            {t('options.copy-diagnostics')}
          </button>
        </div>
        <p class={copying.failure === undefined ? 'success' : 'error'} role="status">
          {copying.failure !== undefined
            ? t('options.diagnostics-not-copied')
            : isCopied && t('options.diagnostics-copied')}
        </p>
      </Setting>
    </Section>
  );
}
