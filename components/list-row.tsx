import type { GptSummary } from '../utils/gpt/summary.ts';
import type { GptId } from '../utils/ids/grammar.ts';
import type { ListEntry } from '../utils/records/schema.ts';
import { GptPicture } from './gpt-picture.tsx';
import { RatingBrief } from './rating-brief.tsx';
import { useText } from './text-context.tsx';

interface Props {
  entry: ListEntry;
  /** As the library knows it. */
  gpt: GptSummary | undefined;
  isPicked: boolean;
  toggle(id: GptId): void;
  choose(id: GptId): void;
}

/** A GPT of a list: to be looked at, and to be picked for a comparison or for taking it out. */
export function ListRow({ entry: { id, name }, gpt, isPicked, toggle, choose }: Props) {
  const { t } = useText();
  const shown = gpt?.name ?? name;
  return (
    <li class="list-row">
      <input
        type="checkbox"
        checked={isPicked}
        aria-label={t('lists.pick', { name: shown ?? id })}
        onChange={() => toggle(id)}
      />
      <button type="button" class="panel-row" onClick={() => choose(id)}>
        <GptPicture id={id} name={shown} />
        <span class="panel-row-text">
          <strong dir="auto">{shown ?? id}</strong>
          {gpt ? (
            <small dir="auto">
              {gpt.author ? t('gpt.by', { author: gpt.author }) : t('gpt.author-unknown')}
            </small>
          ) : (
            <small>{t('lists.not-read')}</small>
          )}
          {gpt && (
            <small>
              <RatingBrief ratings={gpt.ratings} />
            </small>
          )}
        </span>
      </button>
    </li>
  );
}
