import { useState } from 'preact/hooks';
import { MAX_NAME_LENGTH } from '../../utils/user-data/schema.ts';
import { focusOnce } from './focus-once.ts';

interface Props {
  label: string;
  /** The button's label. */
  action: string;
  /** The current name. */
  name?: string;
  isFocused?: boolean;
  onSubmit(name: string): void;
  /** Called on Escape. */
  onCancel?(): void;
}

/** Takes the name of a new list, or a new name of a list or batch. A blank name does nothing. */
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
        // Otherwise Escape would also close what surrounds the form, such as the popup.
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
