import type { Pace } from '../../utils/extension-pages/batch/pace.ts';
import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import { formatDuration, formatRate } from '../../utils/i18n/duration.ts';
import { formatAge } from '../../utils/i18n/format.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import type { BatchProgress } from '../../utils/user-data/batches.ts';
import type { Batch } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { PageFailure } from '../ui/page-failure.tsx';

export interface BatchControls {
  onPause(): void;
  onResume(): void;
  onCancel(): void;
}

interface Props extends BatchControls {
  batch: Batch;
  progress: BatchProgress;
  /** `undefined` until enough responses have arrived to calculate it. */
  pace: Pace | undefined;
  /** Milliseconds since 1970. */
  now: number;
  onRecover(action: RecoveryAction): void;
  /** Where to top up the balance of the active gateway. */
  topUpUrl?: string;
}

/** The progress of a batch, the failure that paused it, and its pause, resume and cancel buttons. */
export function BatchProgressView(props: Props) {
  const text = useI18n();
  const { batch, progress, now, onRecover, topUpUrl } = props;
  const { state, title } = batch;
  const done = progress.found + progress.failed;
  const sentence = describeProgress(text, props);
  return (
    <section class="batch-head">
      <div class="batch-title">
        <h2 dir="auto">{title}</h2>
        <ControlButtons {...props} />
      </div>
      <p class="batch-status">{sentence}</p>
      {state.at !== 'done' && (
        <progress
          aria-label={text.t('batch.progress')}
          aria-valuetext={sentence}
          value={done}
          max={done + progress.waiting}
        />
      )}
      {state.at === 'paused' && state.failure && (
        <PageFailure failure={state.failure} now={now} onRecover={onRecover} topUpUrl={topUpUrl} />
      )}
    </section>
  );
}

function describeProgress(text: I18n, { batch: { state }, progress, pace, now }: Props): string {
  const { t, locale } = text;
  const done = progress.found + progress.failed;
  const total = done + progress.waiting;
  const parts = [
    state.at === 'done'
      ? t('panel.count', { count: total })
      : t('batch.progress-count', { done, total }),
  ];
  if (state.at !== 'running') {
    parts.push(t(`batch.state.${state.at}`));
  } else if (state.wait && state.wait.until > now) {
    parts.push(t('batch.paused-by-gateway', { when: formatAge(text, state.wait.until, now) }));
  } else if (pace) {
    parts.push(
      formatRate(text, pace.rate),
      t('batch.time-left', { time: formatDuration(locale, pace.remainingMs) }),
    );
  }
  if (progress.failed > 0) parts.push(t('batch.failed', { count: progress.failed }));
  return parts.join(' · ');
}

function ControlButtons({ batch: { state }, progress, onPause, onResume, onCancel }: Props) {
  const { t } = useI18n();
  const canResume = state.at === 'paused' || (state.at === 'cancelled' && progress.waiting > 0);
  const isOpen = state.at === 'running' || state.at === 'paused';
  return (
    <div class="batch-buttons">
      {state.at === 'running' && (
        <button type="button" class="button button-quiet" onClick={onPause}>
          {t('batch.pause')}
        </button>
      )}
      {canResume && (
        <button type="button" class="button button-quiet" onClick={onResume}>
          {t('batch.resume')}
        </button>
      )}
      {isOpen && (
        <button type="button" class="button button-quiet" onClick={onCancel}>
          {t('batch.cancel')}
        </button>
      )}
    </div>
  );
}
