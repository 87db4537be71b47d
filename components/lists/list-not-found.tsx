import { hashOf } from '../../utils/messages/panel-route.ts';
import { useText } from '../ui/text-context.tsx';

/** Where a list was: it was removed, here or in another window. */
export function NoList() {
  const { t } = useText();
  return (
    <p class="panel-hint">
      {t('lists.gone')} <a href={hashOf({ at: 'lists' })}>{t('lists.all')}</a>
    </p>
  );
}
