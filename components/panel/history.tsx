import { useState } from 'preact/hooks';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { age } from '../../utils/i18n/format.ts';
import { hasWords } from '../../utils/lib/matches-words.ts';
import type { Visit } from '../../utils/user-data/schema.ts';
import { SelectableRow } from '../gpt/selectable-row.tsx';
import { SelectionBar } from '../ui/selection-bar.tsx';
import { useText } from '../ui/text-context.tsx';
import { useSelection } from '../ui/use-selection.ts';

interface Props {
  visits: Visit[];
  /** Milliseconds since 1970. */
  now: number;
  choose(id: GptId): void;
  compare(ids: GptId[]): void;
  /** Forgets all; `sentence` says so to the person. */
  clear(sentence: string): void;
}

/** The GPTs looked at recently, to be found again by words. */
export function History({ visits, now, choose, compare, clear }: Props) {
  const text = useText();
  const { t, locale } = text;
  const [words, search] = useState('');
  const { selection, toggle } = useSelection();
  if (visits.length === 0) return <p class="panel-hint">{t('history.none')}</p>;
  const found = visits.filter(({ id, name = '', author = '' }) =>
    hasWords(`${name} ${author} ${id}`, words, locale),
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
          onInput={({ currentTarget }) => search(currentTarget.value)}
        />
        <button
          type="button"
          class="button button-quiet"
          onClick={() => clear(t('history.cleared', { count: visits.length }))}
        >
          {t('history.clear')}
        </button>
      </div>
      {selected.length > 0 && <SelectionBar selected={selected} compare={compare} />}
      <p class="list-count" role="status">
        {t('panel.count', { count: found.length })}
      </p>
      <ul class="panel-list">
        {found.map((visit) => (
          <SelectableRow
            key={visit.id}
            {...visit}
            isSelected={selection.has(visit.id)}
            end={<small>{age(text, visit.at, now)}</small>}
            toggle={toggle}
            choose={choose}
          />
        ))}
      </ul>
    </>
  );
}
