import type { GptList } from '../utils/records/schema.ts';
import { MOST_COMPARED } from '../utils/sidepanel/route.ts';
import { useText } from './text-context.tsx';

interface Props {
  /** How many rows are chosen: one at least. */
  count: number;
  /** All lists there are. */
  lists: GptList[];
  compare(): void;
  /** Adds the chosen ones to a list, or to a new one. */
  addTo(list: GptList | undefined): void;
  chooseNone(): void;
}

/** What can be done with the rows that are chosen. */
export function SurveyChoice({ count, lists, compare, addTo, chooseNone }: Props) {
  const { t } = useText();
  return (
    <div class="panel-bar survey-choice">
      <span role="status">{t('lists.chosen', { count })}</span>
      <button
        type="button"
        class="button"
        disabled={count < 2 || count > MOST_COMPARED}
        title={t('lists.choose-to-compare')}
        onClick={compare}
      >
        {t('lists.compare')}
      </button>
      <select
        aria-label={t('lists.add')}
        value=""
        onChange={({ currentTarget }) => {
          // The first words only say what it is for; the last ones make a new list.
          addTo(lists[currentTarget.selectedIndex - 1]);
          currentTarget.selectedIndex = 0;
        }}
      >
        <option value="" disabled>
          {t('lists.add')}
        </option>
        {lists.map(({ list, name }) => (
          <option key={list} value={list}>
            {name}
          </option>
        ))}
        <option value="new">{t('lists.new')}</option>
      </select>
      <button type="button" class="button button-quiet" onClick={chooseNone}>
        {t('survey.choose-none')}
      </button>
    </div>
  );
}
