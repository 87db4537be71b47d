import type { Pace } from '../../utils/extension-pages/survey/pace.ts';
import type { WayOut } from '../../utils/gateway/failure.ts';
import { duration, rate } from '../../utils/i18n/duration.ts';
import { age } from '../../utils/i18n/format.ts';
import type { Text } from '../../utils/i18n/translate.ts';
import type { Survey } from '../../utils/user-data/schema.ts';
import type { Progress } from '../../utils/user-data/surveys.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { useText } from '../ui/text-context.tsx';

export interface SurveyControls {
  pause(): void;
  resume(): void;
  cancel(): void;
}

interface Props extends SurveyControls {
  survey: Survey;
  progress: Progress;
  /** Not known until there are answers to tell it by. */
  pace: Pace | undefined;
  /** Milliseconds since 1970. */
  now: number;
  takeWayOut(way: WayOut): void;
}

/** How far a survey is, what holds it up, and the buttons that steer it. */
export function SurveyProgress(props: Props) {
  const text = useText();
  const { survey, progress, now, takeWayOut } = props;
  const { state, title } = survey;
  const done = progress.found + progress.failed;
  const sentence = sentenceOf(text, props);
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
        <FailureNotice failure={state.failure} now={now} onWayOut={takeWayOut} />
      )}
    </section>
  );
}

function sentenceOf(text: Text, { survey: { state }, progress, pace, now }: Props): string {
  const { t, locale } = text;
  const done = progress.found + progress.failed;
  const total = done + progress.waiting;
  const parts = [
    state.at === 'done' ? t('panel.count', { count: total }) : t('survey.counted', { done, total }),
  ];
  if (state.at !== 'running') {
    parts.push(t(`survey.state.${state.at}`));
  } else if (state.wait && state.wait.until > now) {
    parts.push(t('survey.waits', { when: age(text, state.wait.until, now) }));
  } else if (pace) {
    parts.push(rate(text, pace.rate), t('survey.left', { time: duration(locale, pace.left) }));
  }
  if (progress.failed > 0) parts.push(t('survey.failed', { count: progress.failed }));
  return parts.join(' · ');
}

function ControlButtons({ survey: { state }, progress, pause, resume, cancel }: Props) {
  const { t } = useText();
  const canResume = state.at === 'paused' || (state.at === 'cancelled' && progress.waiting > 0);
  const isOpen = state.at === 'running' || state.at === 'paused';
  return (
    <div class="survey-buttons">
      {state.at === 'running' && (
        <button type="button" class="button button-quiet" onClick={pause}>
          {t('survey.pause')}
        </button>
      )}
      {canResume && (
        <button type="button" class="button button-quiet" onClick={resume}>
          {t('survey.resume')}
        </button>
      )}
      {isOpen && (
        <button type="button" class="button button-quiet" onClick={cancel}>
          {t('survey.cancel')}
        </button>
      )}
    </div>
  );
}
