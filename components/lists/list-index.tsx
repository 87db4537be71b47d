import { hashOf } from '../../utils/messages/panel-route.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { NameForm } from '../ui/name-form.tsx';
import { useText } from '../ui/text-context.tsx';

interface Props {
  lists: GptList[];
  create(name: string): void;
}

/** All named lists, and a field for one more. */
export function Lists({ lists, create }: Props) {
  const { t } = useText();
  return (
    <>
      <div class="panel-bar">
        <NameForm label={t('lists.new')} action={t('lists.create')} submit={create} />
      </div>
      {lists.length === 0 && <p class="panel-hint">{t('lists.none')}</p>}
      <ul class="panel-list lists">
        {lists.map(({ list, name, entries }) => (
          <li key={list}>
            <a class="lists-row" href={hashOf({ at: 'list', list })}>
              <strong dir="auto">{name}</strong>
              <small>{t('panel.count', { count: entries.length })}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
