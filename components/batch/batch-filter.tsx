import {
  CAPABILITIES,
  getCapabilityName,
} from '../../utils/extension-pages/batch/table/columns.ts';
import {
  countConditions,
  type Filter,
  NO_FILTER,
} from '../../utils/extension-pages/batch/table/filter.ts';
import { DATA_KINDS } from '../../utils/gpt/data-kinds.ts';
import { kindName } from '../../utils/i18n/kind-name.ts';
import { Checkbox } from '../ui/checkbox-field.tsx';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  filter: Filter;
  onChange(filter: Filter): void;
}

/** The filter conditions besides the search words. */
export function BatchFilter({ filter, onChange }: Props) {
  const text = useI18n();
  const { t } = text;
  const count = countConditions(filter);
  return (
    <details class="collapsible">
      <summary>{count > 0 ? t('batch.filters-set', { count }) : t('batch.filters')}</summary>
      <div class="batch-fields">
        <label>
          {t('batch.author')}
          <input
            type="search"
            value={filter.author}
            onInput={({ currentTarget }) => onChange({ ...filter, author: currentTarget.value })}
          />
        </label>
        <label>
          {t('batch.capability')}
          <select
            value={filter.capability ?? ''}
            onChange={({ currentTarget }) =>
              // The first option means any capability.
              onChange({ ...filter, capability: CAPABILITIES[currentTarget.selectedIndex - 1] })
            }
          >
            <option value="">{t('batch.any-capability')}</option>
            {CAPABILITIES.map((capability) => (
              <option key={capability} value={capability}>
                {getCapabilityName(text, capability)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('batch.collected')}
          <select
            value={filter.collected ?? ''}
            onChange={({ currentTarget }) =>
              // The first option means any kind, or none.
              onChange({ ...filter, collected: DATA_KINDS[currentTarget.selectedIndex - 1] })
            }
          >
            <option value="">{t('batch.any-collected')}</option>
            {DATA_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kindName(text, kind)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('batch.min-ratings')}
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
        <Checkbox
          label={t('batch.with-actions')}
          isChecked={filter.withActions}
          onChange={(withActions) => onChange({ ...filter, withActions })}
        />
        <Checkbox
          label={t('batch.with-personal')}
          isChecked={filter.withPersonal}
          onChange={(withPersonal) => onChange({ ...filter, withPersonal })}
        />
        {count > 0 && (
          <button
            type="button"
            class="button button-quiet"
            onClick={() => onChange({ ...NO_FILTER, words: filter.words })}
          >
            {t('batch.filters-clear')}
          </button>
        )}
      </div>
    </details>
  );
}
