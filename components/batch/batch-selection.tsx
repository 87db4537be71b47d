import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { type GptList, isFull } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';

interface Props {
  /** Ids of the selected rows, at least one. */
  selected: GptId[];
  /** All lists. */
  lists: GptList[];
  chat?: ChatEntry;
  onCompare(ids: GptId[]): void;
  /** Adds the selected GPTs to `list`, or to a new list if it is `undefined`. */
  onAddToList(list: GptList | undefined): void;
  onSelectNone(): void;
}

/** Actions on the selected rows. */
export function BatchSelection(props: Props) {
  const { t } = useI18n();
  const { selected, lists, chat, onCompare, onAddToList, onSelectNone } = props;
  return (
    <SelectionBar selected={selected} chat={chat} onCompare={onCompare}>
      <select
        aria-label={t('lists.add')}
        value=""
        onChange={({ currentTarget }) => {
          // The first option is a placeholder; the last one creates a new list.
          onAddToList(lists[currentTarget.selectedIndex - 1]);
          currentTarget.selectedIndex = 0;
        }}
      >
        <option value="" disabled>
          {t('lists.add')}
        </option>
        {lists.map((each) => (
          <option key={each.list} value={each.list} disabled={isFull(each)}>
            {isFull(each) ? t('lists.full', { name: each.name }) : each.name}
          </option>
        ))}
        <option value="new">{t('lists.new')}</option>
      </select>
      <button type="button" class="button button-quiet" onClick={onSelectNone}>
        {t('batch.select-none')}
      </button>
    </SelectionBar>
  );
}
