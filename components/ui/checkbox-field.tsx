interface CheckboxProps {
  label: string;
  isChecked: boolean;
  /** The id of the element that describes it. */
  describedBy?: string;
  onChange(isChecked: boolean): void;
}

/** A checkbox with its label. */
export function Checkbox({ label, isChecked, describedBy, onChange }: CheckboxProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={isChecked}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {label}
    </label>
  );
}

interface Props extends Omit<CheckboxProps, 'describedBy'> {
  /** The id of the hint. */
  hintId: string;
  hint: string;
}

/** A checkbox with a hint, applied at once. */
export function CheckboxField({ hintId, hint, ...checkbox }: Props) {
  return (
    <>
      <Checkbox {...checkbox} describedBy={hintId} />
      <p class="hint" id={hintId}>
        {hint}
      </p>
    </>
  );
}
