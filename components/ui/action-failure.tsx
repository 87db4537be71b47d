import { useI18n } from './i18n-context.tsx';
import type { Action } from './use-action.ts';

/** An error message if the action failed. */
export function ActionFailure({ action }: { action: Pick<Action, 'failure'> }) {
  const { t } = useI18n();
  if (action.failure === undefined) return null;
  return (
    <p class="error" role="alert">
      {t('options.not-saved')}
    </p>
  );
}
