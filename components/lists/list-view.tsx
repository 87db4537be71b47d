import type { Estimate } from '../../utils/extension-pages/batch/estimate-cost.ts';
import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import { toExportRow } from '../../utils/extension-pages/export/export-row.ts';
import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { GptSummary } from '../../utils/gpt/summary.ts';
import type { CachedSummary } from '../../utils/lookup/cache-summary.ts';
import type { GptList, ListEntry } from '../../utils/user-data/schema.ts';
import type { VoteCount } from '../../utils/user-data/votes.ts';
import { AuthorLine } from '../gpt/gpt-row.tsx';
import { RatingSummary } from '../gpt/rating-summary.tsx';
import { SelectableRow } from '../gpt/selectable-row.tsx';
import { ExportMenu } from '../panel/export-menu.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { useSelection } from '../ui/use-selection.ts';
import { ListHead } from './list-head.tsx';

interface Props {
  list: GptList;
  /** The cached ones of its GPTs. */
  cached: ReadonlyMap<GptId, CachedSummary>;
  /** The user's votes on the answers of all GPTs. */
  votes: ReadonlyMap<GptId, VoteCount>;
  /** The cost of a batch of this list. */
  estimate: Estimate;
  /** Missing if no gateway is set up. */
  chat?: ChatEntry;
  onChoose(id: GptId): void;
  onCompare(ids: GptId[]): void;
  onStartBatch(): void;
  onRename(name: string): void;
  onRemoveEntries(ids: GptId[], sentence: string): void;
  onRemove(sentence: string): void;
  copy(text: string): Promise<void>;
  save(file: TextFile): void;
}

/** A list with its entries and the actions on them. */
export function ListView(props: Props) {
  const { t } = useI18n();
  const { list, cached, votes, chat, onChoose, onCompare, onRemoveEntries } = props;
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
        <SelectionBar selected={selected} chat={chat} onCompare={onCompare}>
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
            votes={votes.get(entry.id)}
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
            rows={list.entries.map(({ id, name }) =>
              toExportRow(id, { name, cached: cached.get(id), votes: votes.get(id) }),
            )}
            copy={props.copy}
            save={props.save}
          />
        </div>
      )}
    </>
  );
}

interface RowProps {
  entry: ListEntry;
  /** The cached GPT. */
  gpt: GptSummary | undefined;
  votes: VoteCount | undefined;
  isSelected: boolean;
  onToggle(id: GptId): void;
  onChoose(id: GptId): void;
}

function ListRow({ entry: { id, name }, gpt, votes, ...rowProps }: RowProps) {
  const { t } = useI18n();
  const details = gpt ? (
    <>
      <AuthorLine author={gpt.author} />
      <small>
        <RatingSummary ratings={gpt.ratings} />
      </small>
    </>
  ) : (
    <small>{t('panel.not-looked-up')}</small>
  );
  return (
    <SelectableRow
      id={id}
      name={gpt?.name ?? name}
      details={
        <>
          {details}
          {votes && <small>{t('chat.vote.summary', { won: votes.won, asked: votes.asked })}</small>}
        </>
      }
      {...rowProps}
    />
  );
}
