import { useState } from 'preact/hooks';
import type { ApiKeyProblem } from '../../utils/gateway/api-key.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { handlePaste, type OnPaste } from './handle-paste.ts';

interface Props {
  value: string;
  problem?: ApiKeyProblem;
  onInput(value: string): void;
  onPaste: OnPaste;
}

/**
 * The key, masked until it is revealed. A text field masked by CSS instead of a password field, which password managers
 * would offer to save and fill.
 */
export function KeyField({ value, problem, onInput, onPaste }: Props) {
  const { t } = useI18n();
  const [isRevealed, setIsRevealed] = useState(false);
  return (
    <div class="field">
      <label class="label" for="api-key">
        {t('options.api-key')}
      </label>
      <div class="field-row">
        <input
          id="api-key"
          type="text"
          class={isRevealed ? 'key' : 'key key-masked'}
          value={value}
          aria-describedby="api-key-help"
          aria-invalid={problem !== undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="ltr"
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onPaste={(event) => handlePaste(event, onPaste) || pasteWithSpaces(event, onInput)}
        />
        <button
          type="button"
          class="button button-quiet"
          aria-pressed={isRevealed}
          onClick={() => setIsRevealed(!isRevealed)}
        >
          {t(isRevealed ? 'options.conceal' : 'options.reveal')}
        </button>
      </div>
      <p id="api-key-help" class={problem ? 'error' : 'hint'}>
        {t(problem ? `options.api-key.${problem}` : 'options.api-key-hint')}
      </p>
    </div>
  );
}

/** A single-line field drops line breaks, which would join two keys into one. Turn them into spaces, which fail validation. */
function pasteWithSpaces(event: ClipboardEvent, onInput: (value: string) => void): void {
  const pasted = event.clipboardData?.getData('text').trim() ?? '';
  if (!/[\r\n]/.test(pasted)) return;
  event.preventDefault();
  onInput(pasted.replace(/\s+/g, ' '));
}
