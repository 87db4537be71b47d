import type { Change } from '../../utils/gpt/changes.ts';
import { changeLines } from '../../utils/i18n/change-text.ts';
import { Icon } from '../ui/icon.tsx';
import { useText } from '../ui/text-context.tsx';

/** What has changed, in words. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const text = useText();
  return (
    <ul class="changes">
      {changes
        .flatMap((change) => changeLines(text, change))
        .map(({ words, isGrave }) => (
          <li key={words} class={isGrave ? 'change change-grave' : 'change'}>
            {isGrave && <Icon name="warning" />}
            <span dir="auto">{words}</span>
          </li>
        ))}
    </ul>
  );
}
