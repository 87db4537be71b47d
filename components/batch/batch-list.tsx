import { useState } from 'preact/hooks';
import { formatAge } from '../../utils/i18n/format.ts';
import { toHash } from '../../utils/messages/panel-route.ts';
import type { BatchProgress } from '../../utils/user-data/batches.ts';
import type { Batch } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { NameForm } from '../ui/name-form.tsx';

interface BatchStatus {
  batch: Batch;
  progress: BatchProgress;
}

interface Props {
  batches: BatchStatus[];
  /** Milliseconds since 1970. */
  now: number;
  onRename(batchId: string, title: string): void;
  /** Deletes a batch. `sentence`: the confirmation to show. */
  onRemove(batchId: string, sentence: string): void;
}

/** All batches, the latest first. */
export function BatchList({ batches, ...props }: Props) {
  const { t } = useI18n();
  if (batches.length === 0) return <p class="panel-hint">{t('batch.none')}</p>;
  return (
    <ul class="panel-list batch-list">
      {batches.map((status) => (
        <BatchEntry key={status.batch.survey} {...status} {...props} />
      ))}
    </ul>
  );
}

function BatchEntry(props: BatchStatus & Omit<Props, 'batches'>) {
  const { batch, onRename, onRemove } = props;
  const { t } = useI18n();
  const [isNaming, setIsNaming] = useState(false);
  const { title } = batch;
  return (
    <li class="batch-entry">
      {isNaming ? (
        <NameForm
          label={t('batch.title')}
          action={t('common.save')}
          name={title}
          isFocused
          onSubmit={(changed) => {
            setIsNaming(false);
            if (changed.trim() !== title) onRename(batch.survey, changed.trim());
          }}
          onCancel={() => setIsNaming(false)}
        />
      ) : (
        <BatchLink {...props} />
      )}
      <IconButton label={t('batch.rename', { title })} onClick={() => setIsNaming(true)}>
        <Icon name="canvas" />
      </IconButton>
      <IconButton
        label={t('batch.remove', { title })}
        onClick={() => onRemove(batch.survey, t('batch.removed', { title }))}
      >
        <Icon name="cross" />
      </IconButton>
    </li>
  );
}

function BatchLink({ batch, progress, now }: BatchStatus & Pick<Props, 'now'>) {
  const text = useI18n();
  const { found, failed, waiting } = progress;
  const done = found + failed;
  const state = [
    text.t(`batch.state.${batch.state.at}`),
    waiting > 0
      ? text.t('batch.progress-count', { done, total: done + waiting })
      : text.t('panel.count', { count: done }),
    ...(failed > 0 ? [text.t('batch.failed', { count: failed })] : []),
    formatAge(text, batch.createdAt, now),
  ];
  return (
    <a class="batch-link" href={toHash({ view: 'batch', batchId: batch.survey })}>
      <strong dir="auto">{batch.title}</strong>
      <small>{state.join(' · ')}</small>
    </a>
  );
}
