import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { GptSummary } from '../../utils/gpt/summary.ts';
import type { ListEntry } from '../../utils/user-data/schema.ts';
import { RatingBrief } from '../gpt/rating-summary.tsx';
import { SelectableRow } from '../gpt/selectable-row.tsx';
import { useText } from '../ui/text-context.tsx';

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
