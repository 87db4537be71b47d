import { useState } from 'preact/hooks';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';
import { useText } from './text-context.tsx';

/** For when something is wrong: what a maintainer needs, without the key. */
export function HelpPanel({ copyDiagnostics }: { copyDiagnostics(): Promise<void> }) {
  const { t } = useText();
  const [isCopied, setCopied] = useState(false);
  return (
    <Section id="help">
      <Setting id="diagnostics">
        <p class="hint">{t('options.diagnostics-hint')}</p>
        <div class="actions">
          <button
            type="button"
            class="button button-quiet"
            onClick={() => copyDiagnostics().then(() => setCopied(true))}
          >
            {t('options.copy-diagnostics')}
          </button>
        </div>
        <p class="good" role="status">
          {isCopied && t('options.diagnostics-copied')}
        </p>
      </Setting>
    </Section>
  );
}
