import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useI18n } from './i18n-context.tsx';

interface Props {
  label: string;
  hint: string;
  /** As it is saved; `null` is an empty field. */
  value: number | null;
  min: number;
  max?: number;
  /** Told only what can be meant: a whole number from `least` to `most`, or `null`. */
  onChange(value: number | null): void;
}

/** A number, saved when the field is left. What is being typed is kept, whatever is saved elsewhere meanwhile. */
export function NumberField({ label, hint, value, min, max, onChange }: Props) {
  const { t } = useI18n();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** What the field showed when it was last as it is saved. */
  const shown = useRef(textOf(value));
  const [isOvertaken, setOvertaken] = useState(false);
  useEffect(() => {
    const field = input.current;
    if (!field || textOf(value) === shown.current) return;
    const isTyping = document.activeElement === field && field.value !== shown.current;
    shown.current = textOf(value);
    const differs = field.value !== shown.current;
    setOvertaken(isTyping && differs);
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
        // For the first drawing; after it see above.
        defaultValue={shown.current}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          setOvertaken(false);
          // The browser says in its own words what is wrong with a number.
          if (currentTarget.reportValidity()) {
            onChange(currentTarget.value === '' ? null : currentTarget.valueAsNumber);
          }
        }}
      />
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
      {isOvertaken && (
        <p class="error" role="status">
          {value === null
            ? t('options.emptied-elsewhere')
            : t('options.changed-elsewhere', { value })}
        </p>
      )}
    </div>
  );
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}
