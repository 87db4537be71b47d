import { useId } from 'preact/hooks';

interface Props<Value extends string> {
  label: string;
  hint: string;
  value: Value;
  choices: { value: Value; label: string; lang?: string }[];
  onChange(value: Value): void;
}

/** A choice from a few options, applied at once. */
export function SelectField<Value extends string>(props: Props<Value>) {
  const { label, hint, value, choices, onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          const chosen = choices[currentTarget.selectedIndex];
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} lang={choice.lang}>
            {choice.label}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
