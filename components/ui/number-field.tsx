import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useI18n } from './i18n-context.tsx';

interface Props {
  label: string;
  hint: string;
  /** The saved value; `null` for an empty field. */
  value: number | null;
  min: number;
  max?: number;
  /** Called with valid values only: an integer from `min` to `max`, or `null`. */
  onChange(value: number | null): void;
}

/** A number that is saved when the field loses the focus. Input in progress survives changes made elsewhere. */
export function NumberField({ label, hint, value, min, max, onChange }: Props) {
  const { t } = useI18n();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** The last saved value that the field showed. */
  const shown = useRef(toText(value));
  const [isChangedElsewhere, setIsChangedElsewhere] = useState(false);
  useEffect(() => {
    const field = input.current;
    if (!field || toText(value) === shown.current) return;
    const isTyping = document.activeElement === field && field.value !== shown.current;
    shown.current = toText(value);
    const differs = field.value !== shown.current;
    setIsChangedElsewhere(isTyping && differs);
    if (!isTyping) field.value = shown.current;
  }, [value]);
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        min={min}
        max={max}
        step={1}
        ref={input}
        // Only for the first render; the effect above updates the field later.
        defaultValue={shown.current}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          setIsChangedElsewhere(false);
          // The browser explains what is wrong with a number.
          if (currentTarget.reportValidity()) {
            onChange(currentTarget.value === '' ? null : currentTarget.valueAsNumber);
          }
        }}
      />
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
      {isChangedElsewhere && (
        <p class="error" role="status">
          {value === null
            ? t('options.emptied-elsewhere')
            : t('options.changed-elsewhere', { value })}
        </p>
      )}
    </div>
  );
}

function toText(value: number | null): string {
  return value === null ? '' : String(value);
}
