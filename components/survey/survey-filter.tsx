import { getCapabilityName } from '../../utils/extension-pages/survey/capability-name.ts';
import { CAPABILITIES } from '../../utils/extension-pages/survey/table/columns.ts';
import {
  countConditions,
  type Filter,
  NO_FILTER,
} from '../../utils/extension-pages/survey/table/filter.ts';
import { useI18n } from '../ui/text-context.tsx';

interface Props {
  filter: Filter;
  onChange(filter: Filter): void;
}

/** The conditions that rows have to fulfil, beside the words in the search box. */
export function BatchFilter({ filter, onChange }: Props) {
  const text = useI18n();
  const { t } = text;
  const count = countConditions(filter);
  return (
    <details class="fold">
      <summary>{count > 0 ? t('survey.filters-set', { count }) : t('survey.filters')}</summary>
      <div class="survey-fields">
        <label>
          {t('survey.author')}
          <input
            type="search"
            value={filter.author}
            onInput={({ currentTarget }) => onChange({ ...filter, author: currentTarget.value })}
          />
        </label>
        <label>
          {t('survey.capability')}
          <select
            value={filter.capability ?? ''}
            onChange={({ currentTarget }) =>
              // The first choice is none.
              onChange({ ...filter, capability: CAPABILITIES[currentTarget.selectedIndex - 1] })
            }
          >
            <option value="">{t('survey.any-capability')}</option>
            {CAPABILITIES.map((capability) => (
              <option key={capability} value={capability}>
                {getCapabilityName(text, capability)}
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
            value={filter.minRatings ?? ''}
            onInput={({ currentTarget }) =>
              onChange({ ...filter, minRatings: currentTarget.valueAsNumber || undefined })
            }
          />
        </label>
        <label class="choice">
          <input
            type="checkbox"
            checked={filter.withActions}
            onChange={({ currentTarget }) =>
              onChange({ ...filter, withActions: currentTarget.checked })
            }
          />
          {t('survey.with-actions')}
        </label>
        {count > 0 && (
          <button
            type="button"
            class="button button-quiet"
            onClick={() => onChange({ ...NO_FILTER, words: filter.words })}
          >
            {t('survey.filters-clear')}
          </button>
        )}
      </div>
    </details>
  );
}
