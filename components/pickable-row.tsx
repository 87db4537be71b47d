import type { GptId } from '../utils/ids/grammar.ts';
import { GptRow, type GptRowProps } from './gpt-row.tsx';
import { useText } from './text-context.tsx';

interface Props extends GptRowProps {
  isPicked: boolean;
  toggle(id: GptId): void;
}

/** A GPT in a list, to be looked at, and to be picked for what is done with several. */
export function PickableRow({ isPicked, toggle, ...row }: Props) {
  const { t } = useText();
  const { id, name } = row;
  return (
    <li class="list-row">
      <input
        type="checkbox"
        checked={isPicked}
        aria-label={t('lists.pick', { name: name ?? id })}
        onChange={() => toggle(id)}
      />
      <GptRow {...row} />
    </li>
  );
}
