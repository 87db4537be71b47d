import type { Change } from '../utils/gpt/changes.ts';
import { changeLines } from '../utils/text/change-text.ts';
import { Icon } from './icon.tsx';
import { useText } from './text-context.tsx';

/** What has changed, in words; what is grave is called so. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const text = useText();
  return (
    <ul class="changes">
      {changes
        .flatMap((change) => changeLines(text, change))
        .map(({ words, isGrave }) => (
          <li key={words} class={isGrave ? 'change change-grave' : 'change'}>
            {isGrave && <Icon name="warning" />}
            <span dir="auto">
              {isGrave && <strong>{text.t('following.grave')} </strong>}
              {words}
            </span>
          </li>
        ))}
    </ul>
  );
}
