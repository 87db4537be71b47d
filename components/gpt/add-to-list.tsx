import { useRef, useState } from 'preact/hooks';
import type { Lists, NewEntry } from '../../utils/user-data/lists.ts';
import { type GptList, isFull } from '../../utils/user-data/schema.ts';
import { ActionFailure } from '../ui/action-failure.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { NameForm } from '../ui/name-form.tsx';
import { useAction } from '../ui/use-action.ts';

interface Props {
  gpt: NewEntry;
  /** All lists. */
  all: GptList[];
  lists: Pick<Lists, 'add' | 'removeEntries' | 'create'>;
}

/** Shows how many lists contain a GPT; expands to checkboxes for all lists and a field for a new one. */
export function AddToList({ gpt, all, lists }: Props) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const action = useAction();
  const button = useRef<HTMLButtonElement>(null);
  const count = all.filter((list) => contains(list, gpt)).length;

  function close(): void {
    setIsOpen(false);
    button.current?.focus();
  }

  return (
    <fieldset
      class="add-to-list"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        // Otherwise Escape would close the popup.
        event.preventDefault();
        close();
      }}
    >
      <legend class="visually-hidden">{t('lists.add')}</legend>
      <button
        type="button"
        class="button button-quiet"
        aria-expanded={isOpen}
        ref={button}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={count > 0 ? 'done' : 'list'} />
        {count > 0 ? t('lists.in', { count }) : t('lists.add')}
      </button>
      {isOpen && (
        <div class="list-choices">
          {all.map((list) => (
            <label key={list.list} class="choice">
              <input
                type="checkbox"
                checked={contains(list, gpt)}
                disabled={isDisabled(list, gpt)}
                onChange={({ currentTarget }) => {
                  const { checked } = currentTarget;
                  action.run(() =>
                    checked
                      ? lists.add(list.list, [gpt])
                      : lists.removeEntries(list.list, [gpt.id]),
                  );
                }}
              />
              <span dir="auto">
                {isDisabled(list, gpt) ? t('lists.full', { name: list.name }) : list.name}
              </span>
            </label>
          ))}
          <NameForm
            label={t('lists.new')}
            action={t('lists.create')}
            isFocused={all.length === 0}
            onSubmit={(name) => action.run(() => lists.create(name, [gpt]))}
          />
          <ActionFailure action={action} />
        </div>
      )}
    </fieldset>
  );
}

/** A full list accepts no more GPTs, but its own can be removed. */
function isDisabled(list: GptList, gpt: NewEntry): boolean {
  return isFull(list) && !contains(list, gpt);
}

function contains(list: GptList, { id }: NewEntry): boolean {
  return list.entries.some((entry) => entry.id === id);
}
