import { useState } from 'preact/hooks';
import type { GptId } from '../utils/ids/grammar.ts';
import type { Visit } from '../utils/records/schema.ts';
import { age } from '../utils/text/format.ts';
import { hasWords } from '../utils/text/has-words.ts';
import { GptPicture } from './gpt-picture.tsx';
import { PickBar } from './pick-bar.tsx';
import { useText } from './text-context.tsx';
import { usePicked } from './use-picked.ts';

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
  const { t, locale } = useText();
  const [words, search] = useState('');
  const { picked, toggle } = usePicked();
  if (visits.length === 0) return <p class="panel-hint">{t('history.none')}</p>;
  const found = visits.filter(({ id, name = '', author = '' }) =>
    hasWords(`${name} ${author} ${id}`, words, locale),
  );
  const chosen = visits.map(({ id }) => id).filter((id) => picked.has(id));
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
      {chosen.length > 0 && <PickBar chosen={chosen} compare={compare} />}
      <p class="panel-count" role="status">
        {t('history.found', { count: found.length })}
      </p>
      <ul class="panel-list">
        {found.map((visit) => (
          <VisitRow
            key={visit.id}
            visit={visit}
            now={now}
            choose={choose}
            isPicked={picked.has(visit.id)}
            toggle={toggle}
          />
        ))}
      </ul>
    </>
  );
}

interface RowProps extends Pick<Props, 'now' | 'choose'> {
  visit: Visit;
  isPicked: boolean;
  toggle(id: GptId): void;
}

function VisitRow({ visit, now, choose, isPicked, toggle }: RowProps) {
  const text = useText();
  const { id, name, author, at } = visit;
  return (
    <li class="list-row">
      <input
        type="checkbox"
        checked={isPicked}
        aria-label={text.t('lists.pick', { name: name ?? id })}
        onChange={() => toggle(id)}
      />
      <button type="button" class="panel-row" onClick={() => choose(id)}>
        <GptPicture id={id} name={name} />
        <span class="panel-row-text">
          <strong dir="auto">{name ?? id}</strong>
          <small dir="auto">
            {author ? text.t('gpt.by', { author }) : text.t('gpt.author-unknown')}
          </small>
        </span>
        <small class="panel-row-end">{age(text, at, now)}</small>
      </button>
    </li>
  );
}
