import { useState } from 'preact/hooks';
import { MAX_NAME_LENGTH } from '../../utils/user-data/schema.ts';
import { focusOnce } from './focus-once.ts';

interface Props {
  /** What the field is for. */
  label: string;
  /** The button's words. */
  action: string;
  /** The name so far. */
  name?: string;
  isFocused?: boolean;
  onSubmit(name: string): void;
  /** For Escape. */
  onCancel?(): void;
}

/** Takes a name: of a new list, or another one for a list or a survey. Nothing happens without one. */
export function NameForm({
  label,
  action,
  name = '',
  isFocused = false,
  onSubmit,
  onCancel,
}: Props) {
  const [input, setInput] = useState(name);
  return (
    <form
      class="name-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onCancel) return;
        // What is around, such as a popup, would close for it too.
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!input.trim()) return;
        onSubmit(input);
        setInput('');
      }}
    >
      <input
        type="text"
        value={input}
        aria-label={label}
        placeholder={label}
        maxLength={MAX_NAME_LENGTH}
        autocomplete="off"
        ref={isFocused ? focusOnce : undefined}
        onInput={({ currentTarget }) => setInput(currentTarget.value)}
      />
      <button type="submit" class="button button-quiet">
        {action}
      </button>
    </form>
  );
}
