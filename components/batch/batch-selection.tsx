import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { type GptList, isFull } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';

interface Props {
  /** Of the rows that are selected: one at least. */
  selected: GptId[];
  /** All lists there are. */
  lists: GptList[];
  onCompare(ids: GptId[]): void;
  /** Adds the selected ones to a list, or to a new one. */
  onAddToList(list: GptList | undefined): void;
  onSelectNone(): void;
}

/** What can be done with the rows that are selected. */
export function BatchSelection({ selected, lists, onCompare, onAddToList, onSelectNone }: Props) {
  const { t } = useI18n();
  return (
    <SelectionBar selected={selected} onCompare={onCompare}>
      <select
        aria-label={t('lists.add')}
        value=""
        onChange={({ currentTarget }) => {
          // The first words only say what it is for; the last ones make a new list.
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
