import { formatDateTime } from '../../utils/i18n/format.ts';
import type { ChangeSet } from '../../utils/user-data/follow-changes.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { ChangeList } from './change-list.tsx';

/** Change sets with their times, in the order given. */
export function ChangeHistory({ changeSets }: { changeSets: ChangeSet[] }) {
  const text = useI18n();
  return (
    <ol class="change-history">
      {changeSets.map(({ changedAt, changes }) => (
        <li key={changedAt}>
          <time dateTime={new Date(changedAt).toISOString()}>
            {formatDateTime(text, changedAt)}
          </time>
          <ChangeList changes={changes} />
        </li>
      ))}
    </ol>
  );
}
