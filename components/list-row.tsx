import type { GptSummary } from '../utils/gpt/summary.ts';
import type { GptId } from '../utils/ids/grammar.ts';
import type { ListEntry } from '../utils/records/schema.ts';
import { RatingBrief } from './rating-brief.tsx';
import { SelectableRow } from './selectable-row.tsx';
import { useText } from './text-context.tsx';

interface Props {
  entry: ListEntry;
  /** As the library knows it. */
  gpt: GptSummary | undefined;
  isSelected: boolean;
  toggle(id: GptId): void;
  choose(id: GptId): void;
}

/** A GPT of a list: to be looked at, and to be selected for a comparison or for taking it out. */
export function ListRow({ entry: { id, name }, gpt, ...hands }: Props) {
  const { t } = useText();
  return (
    <SelectableRow
      id={id}
      name={gpt?.name ?? name}
      author={gpt?.author}
      unread={gpt ? undefined : <small>{t('panel.not-read')}</small>}
      more={gpt && <RatingBrief ratings={gpt.ratings} />}
      {...hands}
    />
  );
}
