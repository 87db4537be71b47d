import { toHash } from '../../utils/messages/panel-route.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** Where a list was: it was removed, here or in another window. */
export function ListNotFound() {
  const { t } = useI18n();
  return (
    <p class="panel-hint">
      {t('lists.not-found')} <a href={toHash({ view: 'lists' })}>{t('lists.all')}</a>
    </p>
  );
}
