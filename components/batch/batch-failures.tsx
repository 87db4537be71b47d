import type { Failure } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { failureSentence, failureTitle } from '../../utils/i18n/failure-text.ts';
import type { BatchItem } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  items: BatchItem[];
  /** Milliseconds since 1970. */
  now: number;
  onOpen(id: GptId): void;
  onRetry(): void;
}

type FailedItem = Extract<BatchItem, { state: 'failed' }>;

/** The failed items, grouped by reason, because one reason may apply to hundreds of them. */
export function BatchFailures({ items, now, onOpen, onRetry }: Props) {
  const text = useI18n();
  const failed = items.filter((item): item is FailedItem => item.state === 'failed');
  if (failed.length === 0) return null;
  const byReason = Object.groupBy(failed, ({ failure }) => failureSentence(text, failure, now));
  return (
    <details class="collapsible batch-failures">
      <summary>{text.t('batch.show-failures')}</summary>
      <button type="button" class="button button-quiet" onClick={onRetry}>
        {text.t('recovery.retry')}
      </button>
      {Object.entries(byReason).map(([sentence, failures = []]) => (
        <Reason
          key={sentence}
          failure={failures[0]?.failure}
          sentence={sentence}
          items={failures}
          onOpen={onOpen}
        />
      ))}
    </details>
  );
}

interface ReasonProps extends Pick<Props, 'onOpen'> {
  failure: Failure | undefined;
  sentence: string;
  items: FailedItem[];
}

function Reason({ failure, sentence, items, onOpen }: ReasonProps) {
  const text = useI18n();
  return (
    <section>
      <h3>{failure && failureTitle(text, failure)}</h3>
      <p>{sentence}</p>
      <ul class="panel-list">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              class="unstyled-button batch-failure"
              onClick={() => onOpen(item.id)}
            >
              {item.text && item.text !== item.id && <span dir="auto">{item.text}</span>}
              <code>{item.id}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
