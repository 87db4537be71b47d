import type { BaseUrlProblem } from '../../utils/gateway/base-url.ts';
import { Checkbox } from '../ui/checkbox-field.tsx';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { handlePaste, type OnPaste } from './handle-paste.ts';

interface Props {
  value: string;
  problem?: BaseUrlProblem;
  allowsHttp: boolean;
  /** Whether to focus the field now. */
  isFocused: boolean;
  onInput(value: string): void;
  onPaste: OnPaste;
  onAllowHttp(allows: boolean): void;
}

/** The base URL, with a consent to plain http where it is needed. */
export function UrlField({
  value,
  problem,
  allowsHttp,
  isFocused,
  onInput,
  onPaste,
  onAllowHttp,
}: Props) {
  const { t } = useI18n();
  return (
    <div class="field">
      <label class="label" for="base-url">
        {t('options.base-url')}
      </label>
      <input
        id="base-url"
        type="text"
        inputMode="url"
        value={value}
        aria-describedby="base-url-help"
        aria-invalid={problem !== undefined}
        autocomplete="off"
        spellcheck={false}
        dir="ltr"
        ref={isFocused ? focusOnce : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onPaste={(event) => handlePaste(event, onPaste)}
      />
      <p id="base-url-help" class={problem ? 'error' : 'hint'}>
        {t(problem ? `options.base-url.${problem}` : 'options.base-url-hint')}
      </p>
      {(problem === 'insecure' || allowsHttp) && (
        <Checkbox label={t('options.allow-http')} isChecked={allowsHttp} onChange={onAllowHttp} />
      )}
    </div>
  );
}
