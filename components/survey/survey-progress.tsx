import type { Pace } from '../../utils/extension-pages/survey/pace.ts';
import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import { formatDuration, formatRate } from '../../utils/i18n/duration.ts';
import { formatAge } from '../../utils/i18n/format.ts';
import type { I18n } from '../../utils/i18n/translate.ts';
import type { Batch } from '../../utils/user-data/schema.ts';
import type { BatchProgress } from '../../utils/user-data/surveys.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { useI18n } from '../ui/text-context.tsx';

export interface BatchControls {
  onPause(): void;
  onResume(): void;
  onCancel(): void;
}

interface Props extends BatchControls {
  batch: Batch;
  progress: BatchProgress;
  /** Not known until there are answers to tell it by. */
  pace: Pace | undefined;
  /** Milliseconds since 1970. */
  now: number;
  onRecover(action: RecoveryAction): void;
}

/** How far a survey is, what holds it up, and the buttons that steer it. */
export function BatchProgressView(props: Props) {
  const text = useI18n();
  const { batch, progress, now, onRecover } = props;
  const { state, title } = batch;
  const done = progress.found + progress.failed;
  const sentence = describeProgress(text, props);
  return (
    <section class="survey-head">
      <div class="survey-title">
        <h2 dir="auto">{title}</h2>
        <ControlButtons {...props} />
      </div>
      <p class="survey-state">{sentence}</p>
      {state.at !== 'done' && (
        <progress
          aria-label={text.t('survey.progress')}
          aria-valuetext={sentence}
          value={done}
          max={done + progress.waiting}
        />
      )}
      {state.at === 'paused' && state.failure && (
        <FailureNotice failure={state.failure} now={now} onRecover={onRecover} />
      )}
    </section>
  );
}

function describeProgress(text: I18n, { batch: { state }, progress, pace, now }: Props): string {
  const { t, locale } = text;
  const done = progress.found + progress.failed;
  const total = done + progress.waiting;
  const parts = [
    state.at === 'done' ? t('panel.count', { count: total }) : t('survey.counted', { done, total }),
  ];
  if (state.at !== 'running') {
    parts.push(t(`survey.state.${state.at}`));
  } else if (state.wait && state.wait.until > now) {
    parts.push(t('survey.waits', { when: formatAge(text, state.wait.until, now) }));
  } else if (pace) {
    parts.push(
      formatRate(text, pace.rate),
      t('survey.left', { time: formatDuration(locale, pace.remainingMs) }),
    );
  }
  if (progress.failed > 0) parts.push(t('survey.failed', { count: progress.failed }));
  return parts.join(' · ');
}

function ControlButtons({ batch: { state }, progress, onPause, onResume, onCancel }: Props) {
  const { t } = useI18n();
  const canResume = state.at === 'paused' || (state.at === 'cancelled' && progress.waiting > 0);
  const isOpen = state.at === 'running' || state.at === 'paused';
  return (
    <div class="survey-buttons">
      {state.at === 'running' && (
        <button type="button" class="button button-quiet" onClick={onPause}>
          {t('survey.pause')}
        </button>
      )}
      {canResume && (
        <button type="button" class="button button-quiet" onClick={onResume}>
          {t('survey.resume')}
        </button>
      )}
      {isOpen && (
        <button type="button" class="button button-quiet" onClick={onCancel}>
          {t('survey.cancel')}
        </button>
      )}
    </div>
  );
}
