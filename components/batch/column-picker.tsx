import { COLUMNS, type Column, DEFAULT_COLUMNS } from '../../utils/settings/table-columns.ts';
import { Checkbox } from '../ui/checkbox-field.tsx';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  columns: Column[];
  onChoose(columns: Column[]): void;
}

/** Chooses the columns of the table. The name column is always shown. */
export function ColumnPicker({ columns, onChoose }: Props) {
  const { t } = useI18n();
  const isDefault = columns.join() === DEFAULT_COLUMNS.join();
  return (
    <details class="collapsible">
      <summary>{t('batch.columns')}</summary>
      <fieldset class="batch-fields">
        <legend class="visually-hidden">{t('batch.columns')}</legend>
        {COLUMNS.filter((column) => column !== 'name').map((column) => (
          <Checkbox
            key={column}
            label={t(`batch.column.${column}`)}
            isChecked={columns.includes(column)}
            onChange={(isChecked) =>
              onChoose(
                COLUMNS.filter((each) => (each === column ? isChecked : columns.includes(each))),
              )
            }
          />
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
