import { useState } from 'preact/hooks';
import { toHash } from '../../utils/messages/panel-route.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { NameForm } from '../ui/name-form.tsx';
import { PageIcon } from '../ui/page-icon.tsx';

interface Props {
  list: GptList;
  /** How many look-ups a survey of it makes at most. */
  maxLookups: number;
  onStartBatch(): void;
  onRename(name: string): void;
  onRemove(sentence: string): void;
}

/** A list's name, and what is done with the list as a whole. */
export function ListHead({
  list: { name, entries },
  maxLookups,
  onStartBatch,
  onRename,
  onRemove,
}: Props) {
  const { t } = useI18n();
  const [isRenaming, setRenaming] = useState(false);
  return (
    <header class="list-head">
      <a class="panel-back" href={toHash({ view: 'lists' })}>
        <PageIcon name="back" />
        {t('lists.all')}
      </a>
      {isRenaming ? (
        <NameForm
          label={t('lists.name')}
          action={t('common.save')}
          name={name}
          isFocused
          onSubmit={(typed) => {
            setRenaming(false);
            onRename(typed);
          }}
          onCancel={() => setRenaming(false)}
        />
      ) : (
        <h2 dir="auto">{name}</h2>
      )}
      <p class="panel-note">
        {t('panel.count', { count: entries.length })}
        {entries.length > 0 && ` · ${t('lists.batch-cost', { count: maxLookups })}`}
      </p>
      <div class="panel-actions">
        {entries.length > 0 && (
          <button type="button" class="button" onClick={onStartBatch}>
            {t('batch.look-up-list')}
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
          onClick={() => onRemove(t('lists.removed', { name }))}
        >
          {t('lists.remove')}
        </button>
      </div>
    </header>
  );
}
