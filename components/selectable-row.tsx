import type { GptId } from '../utils/ids/grammar.ts';
import { GptRow, type GptRowProps } from './gpt-row.tsx';
import { useText } from './text-context.tsx';

interface Props extends GptRowProps {
  isSelected: boolean;
  toggle(id: GptId): void;
}

/** A GPT in a list, to be looked at, and to be selected for what is done with several. */
export function SelectableRow({ isSelected, toggle, ...row }: Props) {
  const { t } = useText();
  const { id, name } = row;
  return (
    <li class="list-row">
      <label>
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={t('panel.select', { name: name ?? id })}
          onChange={() => toggle(id)}
        />
      </label>
      <GptRow {...row} />
    </li>
  );
}
