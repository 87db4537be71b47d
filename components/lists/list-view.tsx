import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import type { ExportRow } from '../../utils/extension-pages/export/export-row.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { CachedSummary } from '../../utils/lookup/cache-summary.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { ExportMenu } from '../panel/export-menu.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { useSelection } from '../ui/use-selection.ts';
import { ListHead } from './list-head.tsx';
import { ListRow } from './list-row.tsx';

interface Props {
  list: GptList;
  /** What the library has of its GPTs. */
  cached: ReadonlyMap<GptId, CachedSummary>;
  /** How many look-ups a survey of it makes at most. */
  maxLookups: number;
  onChoose(id: GptId): void;
  onCompare(ids: GptId[]): void;
  onStartBatch(): void;
  onRename(name: string): void;
  onRemoveEntries(ids: GptId[], sentence: string): void;
  onRemove(sentence: string): void;
  copy(text: string): Promise<void>;
  save(file: TextFile): void;
}

/** One list: what is in it, and what can be done with it as a whole. */
export function ListView(props: Props) {
  const { t } = useI18n();
  const { list, cached, onChoose, onCompare, onRemoveEntries } = props;
  const { selection, toggle, selectNone } = useSelection();
  const selected = list.entries.map(({ id }) => id).filter((id) => selection.has(id));

  function removeSelected(): void {
    onRemoveEntries(selected, t('lists.entries-removed', { count: selected.length }));
    selectNone();
  }

  return (
    <>
      <ListHead {...props} />
      {list.entries.length === 0 && <p class="panel-hint">{t('lists.empty')}</p>}
      {list.entries.length > 0 && (
        <SelectionBar selected={selected} onCompare={onCompare}>
          <button
            type="button"
            class="button button-quiet"
            disabled={selected.length === 0}
            onClick={removeSelected}
          >
            {t('lists.remove-entries')}
          </button>
        </SelectionBar>
      )}
      <ul class="panel-list">
        {list.entries.map((entry) => (
          <ListRow
            key={entry.id}
            entry={entry}
            gpt={cached.get(entry.id)?.gpt}
            isSelected={selection.has(entry.id)}
            onToggle={toggle}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {list.entries.length > 0 && (
        <div class="panel-bar panel-foot">
          <ExportMenu
            name={list.name}
            rows={list.entries.map(({ id, name }) => toExportRow(id, name, cached.get(id)))}
            copy={props.copy}
            save={props.save}
          />
        </div>
      )}
    </>
  );
}

function toExportRow(
  id: GptId,
  name: string | undefined,
  cached: CachedSummary | undefined,
): ExportRow {
  return { id, name, gpt: cached?.gpt, readAt: cached?.readAt };
}
