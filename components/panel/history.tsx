import { useState } from 'preact/hooks';
import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { formatAge } from '../../utils/i18n/format.ts';
import { matchesWords } from '../../utils/lib/matches-words.ts';
import type { Visit } from '../../utils/user-data/schema.ts';
import { SelectableRow } from '../gpt/selectable-row.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { useSelection } from '../ui/use-selection.ts';

interface Props {
  visits: Visit[];
  /** Milliseconds since 1970. */
  now: number;
  /** Missing if no gateway is set up. */
  chat?: ChatEntry;
  onChoose(id: GptId): void;
  onCompare(ids: GptId[]): void;
  /** Clears the history. `sentence`: the confirmation to show. */
  onClear(sentence: string): void;
}

/** The recently viewed GPTs, with a search box. */
export function History({ visits, now, chat, onChoose, onCompare, onClear }: Props) {
  const text = useI18n();
  const { t, locale } = text;
  const [words, setWords] = useState('');
  const { selection, toggle } = useSelection();
  if (visits.length === 0) return <p class="panel-hint">{t('history.none')}</p>;
  const found = visits.filter(({ id, name = '', author = '' }) =>
    matchesWords(`${name} ${author} ${id}`, words, locale),
  );
  const selected = visits.map(({ id }) => id).filter((id) => selection.has(id));
  return (
    <>
      <div class="panel-bar">
        <input
          type="search"
          value={words}
          aria-label={t('history.search')}
          placeholder={t('history.search')}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <button
          type="button"
          class="button button-quiet"
          onClick={() => onClear(t('history.cleared', { count: visits.length }))}
        >
          {t('history.clear')}
        </button>
      </div>
      {selected.length > 0 && (
        <SelectionBar selected={selected} chat={chat} onCompare={onCompare} />
      )}
      <p class="list-count" role="status">
        {t('panel.count', { count: found.length })}
      </p>
      <ul class="panel-list">
        {found.map((visit) => (
          <SelectableRow
            key={visit.id}
            {...visit}
            isSelected={selection.has(visit.id)}
            end={<small>{formatAge(text, visit.at, now)}</small>}
            onToggle={toggle}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </>
  );
}
