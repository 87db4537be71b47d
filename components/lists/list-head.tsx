import { useState } from 'preact/hooks';
import { hashOf } from '../../utils/messages/panel-route.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { NameForm } from '../ui/name-form.tsx';
import { PageIcon } from '../ui/page-icon.tsx';
import { useText } from '../ui/text-context.tsx';

interface Props {
  list: GptList;
  /** How many look-ups a survey of it makes at most. */
  cost: number;
  survey(): void;
  rename(name: string): void;
  remove(sentence: string): void;
}

/** A list's name, and what is done with the list as a whole. */
export function ListHead({ list: { name, entries }, cost, survey, rename, remove }: Props) {
  const { t } = useText();
  const [isRenaming, setRenaming] = useState(false);
  return (
    <header class="list-head">
      <a class="panel-back" href={hashOf({ at: 'lists' })}>
        <PageIcon name="back" />
        {t('lists.all')}
      </a>
      {isRenaming ? (
        <NameForm
          label={t('lists.name')}
          action={t('common.save')}
          name={name}
          isFocused
          submit={(typed) => {
            setRenaming(false);
            rename(typed);
          }}
          cancel={() => setRenaming(false)}
        />
      ) : (
        <h2 dir="auto">{name}</h2>
      )}
      <p class="panel-note">
        {t('panel.count', { count: entries.length })}
        {entries.length > 0 && ` · ${t('lists.survey-cost', { count: cost })}`}
      </p>
      <div class="panel-actions">
        {entries.length > 0 && (
          <button type="button" class="button" onClick={survey}>
            {t('survey.this-list')}
          </button>
        )}
        {!isRenaming && (
          <button type="button" class="button button-quiet" onClick={() => setRenaming(true)}>
            {t('lists.rename')}
          </button>
        )}
        <button
          type="button"
          class="button button-quiet"
          onClick={() => remove(t('lists.removed', { name }))}
        >
          {t('lists.remove')}
        </button>
      </div>
    </header>
  );
}
