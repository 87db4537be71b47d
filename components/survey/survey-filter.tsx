import { capabilityName } from '../../utils/extension-pages/survey/capability-name.ts';
import { CAPABILITIES } from '../../utils/extension-pages/survey/table/columns.ts';
import {
  conditionsOf,
  type Filter,
  NO_FILTER,
} from '../../utils/extension-pages/survey/table/filter.ts';
import { useText } from '../ui/text-context.tsx';

interface Props {
  filter: Filter;
  change(filter: Filter): void;
}

/** The conditions that rows have to fulfil, beside the words in the search box. */
export function SurveyFilter({ filter, change }: Props) {
  const text = useText();
  const { t } = text;
  const count = conditionsOf(filter);
  return (
    <details class="fold">
      <summary>{count > 0 ? t('survey.filters-set', { count }) : t('survey.filters')}</summary>
      <div class="survey-fields">
        <label>
          {t('survey.author')}
          <input
            type="search"
            value={filter.author}
            onInput={({ currentTarget }) => change({ ...filter, author: currentTarget.value })}
          />
        </label>
        <label>
          {t('survey.capability')}
          <select
            value={filter.capability ?? ''}
            onChange={({ currentTarget }) =>
              // The first choice is none.
              change({ ...filter, capability: CAPABILITIES[currentTarget.selectedIndex - 1] })
            }
          >
            <option value="">{t('survey.any-capability')}</option>
            {CAPABILITIES.map((capability) => (
              <option key={capability} value={capability}>
                {capabilityName(text, capability)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('survey.least-ratings')}
          <input
            type="number"
            min={0}
            step={1}
            value={filter.leastRatings ?? ''}
            onInput={({ currentTarget }) =>
              change({ ...filter, leastRatings: currentTarget.valueAsNumber || undefined })
            }
          />
        </label>
        <label class="choice">
          <input
            type="checkbox"
            checked={filter.withActions}
            onChange={({ currentTarget }) =>
              change({ ...filter, withActions: currentTarget.checked })
            }
          />
          {t('survey.with-actions')}
        </label>
        {count > 0 && (
          <button
            type="button"
            class="button button-quiet"
            onClick={() => change({ ...NO_FILTER, words: filter.words })}
          >
            {t('survey.filters-clear')}
          </button>
        )}
      </div>
    </details>
  );
}
