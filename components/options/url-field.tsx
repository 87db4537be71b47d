import type { BaseUrlProblem } from '../../utils/gateway/base-url.ts';
import { Checkbox } from '../ui/checkbox-field.tsx';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  value: string;
  problem?: BaseUrlProblem;
  allowsHttp: boolean;
  onInput(value: string): void;
  onAllowHttp(allows: boolean): void;
}

export function UrlField({ value, problem, allowsHttp, onInput, onAllowHttp }: Props) {
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
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
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
