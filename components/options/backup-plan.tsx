import { isNoOp, type Plan } from '../../utils/extension-pages/backup/plan.ts';
import { formatDateTime, formatList } from '../../utils/i18n/format.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  plan: Plan;
  onApply(): void;
  onCancel(): void;
}

/** A preview of what a backup contains and would change. */
export function BackupPlan({ plan, onApply, onCancel }: Props) {
  const text = useI18n();
  const { t } = text;
  const { madeAt, lists, follows } = plan;
  const isUnchanged = isNoOp(plan);
  return (
    <>
      <p>
        {t('backup.contents', {
          when: formatDateTime(text, madeAt),
          lists: t('backup.lists', { count: lists }),
          follows: t('backup.follows', { count: follows }),
        })}
      </p>
      {isUnchanged ? (
        <p>{t('backup.changes-nothing')}</p>
      ) : (
        <>
          <p>{t('backup.would-change')}</p>
          <ul class="backup-changes">
            {describeChanges(plan, text).map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
      <div class="actions">
        {!isUnchanged && (
          <button type="button" class="button" onClick={onApply}>
            {t('backup.apply')}
          </button>
        )}
        <button type="button" class="button button-quiet" onClick={onCancel}>
          {t(isUnchanged ? 'backup.close' : 'backup.cancel')}
        </button>
      </div>
    </>
  );
}

function describeChanges({ changes }: Plan, text: I18n): string[] {
  const { t } = text;
  const { settings, newLists, newEntries, newFollows, newSnapshots } = changes;
  const { newGateways, changedGateways } = changes;
  const { newVotes, newConversations, changedConversations } = changes;
  const names = settings.map((name) => t(`backup.setting.${name}`));
  return [
    names.length > 0 && t('backup.change-settings', { names: formatList(text, names) }),
    newGateways > 0 && t('backup.new-gateways', { count: newGateways }),
    changedGateways > 0 && t('backup.changed-gateways', { count: changedGateways }),
    newLists > 0 && t('backup.change-lists', { count: newLists }),
    newEntries > 0 && t('backup.change-entries', { count: newEntries }),
    newFollows > 0 && t('backup.change-follows', { count: newFollows }),
    newSnapshots > 0 && t('backup.change-snapshots', { count: newSnapshots }),
    newVotes > 0 && t('backup.new-votes', { count: newVotes }),
    newConversations > 0 && t('backup.new-conversations', { count: newConversations }),
    changedConversations > 0 && t('backup.changed-conversations', { count: changedConversations }),
  ].filter((change) => change !== false);
}
