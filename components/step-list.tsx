import type { Step } from '../utils/following/steps.ts';
import { moment } from '../utils/text/format.ts';
import { ChangeList } from './change-list.tsx';
import { useText } from './text-context.tsx';

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
