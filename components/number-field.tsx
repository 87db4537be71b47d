import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  label: string;
  hint: string;
  /** `null` is an empty field. */
  value: number | null;
  least: number;
  most?: number;
  /** Told only what can be meant: a whole number from `least` to `most`, or `null`. */
  onChange(value: number | null): void;
}

export function NumberField({ label, hint, value, least, most, onChange }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // A value that was reset elsewhere shows; what is being typed outlives every other drawing.
  useEffect(() => {
    if (input.current) input.current.value = value === null ? '' : String(value);
  }, [value]);
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        step={1}
        ref={input}
        // For the first drawing; after it see above.
        defaultValue={value ?? ''}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          // The browser says in its own words what is wrong with a number.
          if (currentTarget.reportValidity()) {
            onChange(currentTarget.value === '' ? null : currentTarget.valueAsNumber);
          }
        }}
      />
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
