import type { Change } from '../../utils/gpt/changes.ts';
import { formatChange } from '../../utils/i18n/change-text.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';

/** The changes of one change set as sentences. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const text = useI18n();
  return (
    <ul class="changes">
      {changes
        .flatMap((change) => formatChange(text, change))
        .map(({ words, isCritical }) => (
          <li key={words} class={isCritical ? 'change change-critical' : 'change'}>
            {isCritical && <Icon name="warning" />}
            <span dir="auto">{words}</span>
          </li>
        ))}
    </ul>
  );
}
