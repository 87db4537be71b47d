import { useState } from 'preact/hooks';
import type { Estimate } from '../../utils/extension-pages/batch/estimate-cost.ts';
import { toHash } from '../../utils/messages/panel-route.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { formatEstimate } from '../ui/lookup-button.tsx';
import { NameForm } from '../ui/name-form.tsx';
import { PageIcon } from '../ui/page-icon.tsx';

interface Props {
  list: GptList;
  /** The cost of a batch of this list. */
  estimate: Estimate;
  onStartBatch(): void;
  onRename(name: string): void;
  onRemove(sentence: string): void;
}

/** The name of a list and the actions on it. */
export function ListHead({
  list: { name, entries },
  estimate,
  onStartBatch,
  onRename,
  onRemove,
}: Props) {
  const text = useI18n();
  const { t } = text;
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
        {entries.length > 0 && ` · ${formatEstimate(text, estimate)}`}
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
