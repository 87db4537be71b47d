import { useState } from 'preact/hooks';
import { age } from '../../utils/i18n/format.ts';
import { hashOf } from '../../utils/messages/panel-route.ts';
import type { Survey } from '../../utils/user-data/schema.ts';
import type { Progress } from '../../utils/user-data/surveys.ts';
import { Icon } from '../ui/icon.tsx';
import { NameForm } from '../ui/name-form.tsx';
import { useText } from '../ui/text-context.tsx';

/** A survey, and how far it is. */
interface SurveyStatus {
  survey: Survey;
  progress: Progress;
}

interface Props {
  surveys: SurveyStatus[];
  /** Milliseconds since 1970. */
  now: number;
  rename(survey: string, title: string): void;
  /** Takes a survey away; `sentence` says so to the person. */
  remove(survey: string, sentence: string): void;
}

/** All surveys, the latest first. */
export function SurveyList({ surveys, ...props }: Props) {
  const { t } = useText();
  if (surveys.length === 0) return <p class="panel-hint">{t('survey.no-surveys')}</p>;
  return (
    <ul class="panel-list survey-list">
      {surveys.map((status) => (
        <SurveyEntry key={status.survey.survey} {...status} {...props} />
      ))}
    </ul>
  );
}

function SurveyEntry(props: SurveyStatus & Omit<Props, 'surveys'>) {
  const { survey, rename, remove } = props;
  const { t } = useText();
  const [isNaming, setNaming] = useState(false);
  const { title } = survey;
  return (
    <li class="survey-entry">
      {isNaming ? (
        <NameForm
          label={t('survey.title')}
          action={t('common.save')}
          name={title}
          isFocused
          submit={(changed) => {
            setNaming(false);
            if (changed.trim() !== title) rename(survey.survey, changed.trim());
          }}
          cancel={() => setNaming(false)}
        />
      ) : (
        <SurveyLink {...props} />
      )}
      <button
        type="button"
        class="tool"
        aria-label={t('survey.rename', { title })}
        title={t('survey.rename', { title })}
        onClick={() => setNaming(true)}
      >
        <Icon name="canvas" />
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t('survey.remove', { title })}
        title={t('survey.remove', { title })}
        onClick={() => remove(survey.survey, t('survey.removed', { title }))}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}

function SurveyLink({ survey, progress, now }: SurveyStatus & Pick<Props, 'now'>) {
  const text = useText();
  const { found, failed, waiting } = progress;
  const done = found + failed;
  const state = [
    text.t(`survey.state.${survey.state.at}`),
    waiting > 0
      ? text.t('survey.counted', { done, total: done + waiting })
      : text.t('panel.count', { count: done }),
    ...(failed > 0 ? [text.t('survey.failed', { count: failed })] : []),
    age(text, survey.createdAt, now),
  ];
  return (
    <a class="survey-link" href={hashOf({ at: 'survey', survey: survey.survey })}>
      <strong dir="auto">{survey.title}</strong>
      <small>{state.join(' · ')}</small>
    </a>
  );
}
