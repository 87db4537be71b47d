import { useState } from 'preact/hooks';
import { toHash } from '../../utils/messages/panel-route.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { NameForm } from '../ui/name-form.tsx';
import { PageIcon } from '../ui/page-icon.tsx';

interface Props {
  list: GptList;
  /** The most look-ups that a batch of this list can cost. */
  maxLookups: number;
  onStartBatch(): void;
  onRename(name: string): void;
  onRemove(sentence: string): void;
}

/** The name of a list and the actions on it. */
export function ListHead({
  list: { name, entries },
  maxLookups,
  onStartBatch,
  onRename,
  onRemove,
}: Props) {
  const { t } = useI18n();
  const [isRenaming, setIsRenaming] = useState(false);
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
            setIsRenaming(false);
            onRename(typed);
          }}
          onCancel={() => setIsRenaming(false)}
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
          <button type="button" class="button button-quiet" onClick={() => setIsRenaming(true)}>
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
