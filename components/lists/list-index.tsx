import { toHash } from '../../utils/messages/panel-route.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { NameForm } from '../ui/name-form.tsx';

interface Props {
  lists: GptList[];
  onCreate(name: string): void;
}

/** All lists, and a field to create one. */
export function ListIndex({ lists, onCreate }: Props) {
  const { t } = useI18n();
  return (
    <>
      <div class="panel-bar">
        <NameForm label={t('lists.new')} action={t('lists.create')} onSubmit={onCreate} />
      </div>
      {lists.length === 0 && <p class="panel-hint">{t('lists.none')}</p>}
      <ul class="panel-list lists">
        {lists.map(({ list: listId, name, entries }) => (
          <li key={listId}>
            <a class="lists-row" href={toHash({ view: 'list', listId })}>
              <strong dir="auto">{name}</strong>
              <small>{t('panel.count', { count: entries.length })}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
