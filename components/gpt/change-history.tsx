import { moment } from '../../utils/i18n/format.ts';
import type { Step } from '../../utils/user-data/follow-changes.ts';
import { useText } from '../ui/text-context.tsx';
import { ChangeList } from './change-list.tsx';

/** What was found changed, day by day, as it is given. */
export function StepList({ steps }: { steps: Step[] }) {
  const text = useText();
  return (
    <ol class="steps">
      {steps.map(({ at, changes }) => (
        <li key={at}>
          <time dateTime={new Date(at).toISOString()}>{moment(text, at)}</time>
          <ChangeList changes={changes} />
        </li>
      ))}
    </ol>
  );
}
