import { useState } from 'preact/hooks';
import { LONGEST_NAME } from '../../utils/user-data/schema.ts';
import { focusOnce } from './focus-once.ts';

interface Props {
  /** What the field is for. */
  label: string;
  /** The button's words. */
  action: string;
  /** The name so far. */
  name?: string;
  isFocused?: boolean;
  submit(name: string): void;
  /** For Escape. */
  cancel?(): void;
}

/** Takes a name: of a new list, or another one for a list or a survey. Nothing happens without one. */
export function NameForm({ label, action, name = '', isFocused = false, submit, cancel }: Props) {
  const [typed, type] = useState(name);
  return (
    <form
      class="name-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !cancel) return;
        // What is around, such as a popup, would close for it too.
        event.preventDefault();
        event.stopPropagation();
        cancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!typed.trim()) return;
        submit(typed);
        type('');
      }}
    >
      <input
        type="text"
        value={typed}
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST_NAME}
        autocomplete="off"
        ref={isFocused ? focusOnce : undefined}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      <button type="submit" class="button button-quiet">
        {action}
      </button>
    </form>
  );
}
