import { changesNothing, type Plan } from '../../utils/extension-pages/backup/plan.ts';
import { list, moment } from '../../utils/i18n/format.ts';
import type { Text } from '../../utils/i18n/translate.ts';
import { useText } from '../ui/text-context.tsx';

interface Props {
  plan: Plan;
  apply(): void;
  cancel(): void;
}

/** What a backup holds and would change, before anything is done. */
export function BackupPlan({ plan, apply, cancel }: Props) {
  const text = useText();
  const { t } = text;
  const { madeAt, lists, follows } = plan;
  const isIdle = changesNothing(plan);
  return (
    <>
      <p>
        {t('backup.holds', {
          when: moment(text, madeAt),
          lists: t('backup.lists', { count: lists }),
          follows: t('backup.follows', { count: follows }),
        })}
      </p>
      {isIdle ? (
        <p>{t('backup.changes-nothing')}</p>
      ) : (
        <>
          <p>{t('backup.would-change')}</p>
          <ul class="backup-changes">
            {changesIn(plan, text).map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
      <div class="actions">
        {!isIdle && (
          <button type="button" class="button" onClick={apply}>
            {t('backup.apply')}
          </button>
        )}
        <button type="button" class="button button-quiet" onClick={cancel}>
          {t(isIdle ? 'backup.close' : 'backup.cancel')}
        </button>
      </div>
    </>
  );
}

function changesIn({ changes }: Plan, text: Text): string[] {
  const { t } = text;
  const { settings, newLists, newEntries, newFollows, newSnapshots, key } = changes;
  const names = settings.map((name) => t(`backup.setting.${name}`));
  return [
    names.length > 0 && t('backup.change-settings', { names: list(text, names) }),
    key && t('backup.change-key'),
    newLists > 0 && t('backup.change-lists', { count: newLists }),
    newEntries > 0 && t('backup.change-entries', { count: newEntries }),
    newFollows > 0 && t('backup.change-follows', { count: newFollows }),
    newSnapshots > 0 && t('backup.change-snapshots', { count: newSnapshots }),
  ].filter((change) => change !== false);
}
