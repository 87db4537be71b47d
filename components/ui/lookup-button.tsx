import type { Estimate } from '../../utils/extension-pages/survey/estimate.ts';
import { useText } from './text-context.tsx';

interface Props {
  /** What the button says. */
  label: string;
  /** Not there yet while the library is asked. */
  estimate: Estimate | undefined;
  start(): void;
}

/** A survey that can be started, with its cost beside the button. */
export function SurveyOffer({ label, estimate, start }: Props) {
  const { t } = useText();
  return (
    <p class="survey-offer">
      <button type="button" class="button" disabled={!estimate} onClick={start}>
        {label}
      </button>
      {estimate && (
        <span>
          {estimate.fromLibrary > 0
            ? t('survey.cost-and-read', { count: estimate.lookUps, read: estimate.fromLibrary })
            : t('survey.cost', { count: estimate.lookUps })}
        </span>
      )}
    </p>
  );
}
