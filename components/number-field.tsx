import { useId } from 'preact/hooks';

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
        // Not `value`: what is being typed must outlive a drawing.
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
