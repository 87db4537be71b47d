import { COLUMNS, type Column, DEFAULT_COLUMNS } from '../../utils/settings/table-columns.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  columns: Column[];
  onChoose(columns: Column[]): void;
}

/** Which columns the table has; the name always is one. */
export function ColumnPicker({ columns, onChoose }: Props) {
  const { t } = useI18n();
  const isDefault = columns.join() === DEFAULT_COLUMNS.join();
  return (
    <details class="collapsible">
      <summary>{t('batch.columns')}</summary>
      <fieldset class="batch-fields">
        <legend class="visually-hidden">{t('batch.columns')}</legend>
        {COLUMNS.filter((column) => column !== 'name').map((column) => (
          <label key={column} class="choice">
            <input
              type="checkbox"
              checked={columns.includes(column)}
              onChange={({ currentTarget: { checked } }) =>
                onChoose(
                  COLUMNS.filter((each) => (each === column ? checked : columns.includes(each))),
                )
              }
            />
            {t(`batch.column.${column}`)}
          </label>
        ))}
        {!isDefault && (
          <button
            type="button"
            class="button button-quiet"
            onClick={() => onChoose(DEFAULT_COLUMNS)}
          >
            {t('batch.columns-reset')}
          </button>
        )}
      </fieldset>
    </details>
  );
}
