import { useId } from 'preact/hooks';

interface Props {
  label: string;
  hint: string;
  /** Why the value is rejected, instead of the hint. */
  problem?: string;
  value: string;
  placeholder?: string;
  maxLength?: number;
  inputMode?: 'numeric' | 'decimal';
  onInput(value: string): void;
}

/** A line of text that is saved together with the rest of its form. */
export function TextField({ label, hint, problem, onInput, ...input }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== undefined}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        {...input}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <p id={`${id}-hint`} class={problem ? 'error' : 'hint'}>
        {problem ?? hint}
      </p>
    </div>
  );
}
