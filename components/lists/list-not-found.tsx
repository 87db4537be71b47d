import { toHash } from '../../utils/messages/panel-route.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** Replaces a list that was deleted, possibly in another window. */
export function ListNotFound() {
  const { t } = useI18n();
  return (
    <p class="panel-hint">
      {t('lists.not-found')} <a href={toHash({ view: 'lists' })}>{t('lists.all')}</a>
    </p>
  );
}
