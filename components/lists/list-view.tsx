import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import type { ExportRow } from '../../utils/extension-pages/export/export-row.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Known } from '../../utils/lookup/cached-gpts.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { ExportMenu } from '../panel/export-menu.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { useText } from '../ui/text-context.tsx';
import { useSelection } from '../ui/use-selection.ts';
import { ListHead } from './list-head.tsx';
import { ListRow } from './list-row.tsx';

interface Props {
  list: GptList;
  /** What the library has of its GPTs. */
  known: ReadonlyMap<GptId, Known>;
  /** How many look-ups a survey of it makes at most. */
  cost: number;
  choose(id: GptId): void;
  compare(ids: GptId[]): void;
  survey(): void;
  rename(name: string): void;
  takeOut(ids: GptId[], sentence: string): void;
  remove(sentence: string): void;
  copy(text: string): Promise<void>;
  save(file: TextFile): void;
}

/** One list: what is in it, and what can be done with it as a whole. */
export function ListView(props: Props) {
  const { t } = useText();
  const { list, known, choose, compare, takeOut } = props;
  const { selection, toggle, selectNone } = useSelection();
  const selected = list.entries.map(({ id }) => id).filter((id) => selection.has(id));

  function takeSelected(): void {
    takeOut(selected, t('lists.taken-out', { count: selected.length }));
    selectNone();
  }

  return (
    <>
      <ListHead {...props} />
      {list.entries.length === 0 && <p class="panel-hint">{t('lists.empty')}</p>}
      {list.entries.length > 0 && (
        <SelectionBar selected={selected} compare={compare}>
          <button
            type="button"
            class="button button-quiet"
            disabled={selected.length === 0}
            onClick={takeSelected}
          >
            {t('lists.take-out')}
          </button>
        </SelectionBar>
      )}
      <ul class="panel-list">
        {list.entries.map((entry) => (
          <ListRow
            key={entry.id}
            entry={entry}
            gpt={known.get(entry.id)?.gpt}
            isSelected={selection.has(entry.id)}
            toggle={toggle}
            choose={choose}
          />
        ))}
      </ul>
      {list.entries.length > 0 && (
        <div class="panel-bar panel-foot">
          <ExportMenu
            name={list.name}
            rows={list.entries.map(({ id, name }) => exported(id, name, known.get(id)))}
            copy={props.copy}
            save={props.save}
          />
        </div>
      )}
    </>
  );
}

function exported(id: GptId, name: string | undefined, known: Known | undefined): ExportRow {
  return { id, name, gpt: known?.gpt, readAt: known?.readAt };
}
