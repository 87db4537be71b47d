import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { GptRow, type GptRowProps } from './gpt-row.tsx';

interface Props extends GptRowProps {
  isSelected: boolean;
  onToggle(id: GptId): void;
}

/** A GPT row with a checkbox. */
export function SelectableRow({ isSelected, onToggle, ...row }: Props) {
  const { t } = useI18n();
  const { id, name } = row;
  return (
    <li class="list-row">
      <label>
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={t('panel.select', { name: name ?? id })}
          onChange={() => onToggle(id)}
        />
      </label>
      <GptRow {...row} />
    </li>
  );
}
