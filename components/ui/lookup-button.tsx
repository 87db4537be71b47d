import type { Estimate } from '../../utils/extension-pages/survey/estimate.ts';
import { useI18n } from './text-context.tsx';

interface Props {
  /** What the button says. */
  label: string;
  /** Not there yet while the library is asked. */
  estimate: Estimate | undefined;
  onStart(): void;
}

/** A survey that can be started, with its cost beside the button. */
export function LookupButton({ label, estimate, onStart }: Props) {
  const { t } = useI18n();
  return (
    <p class="survey-offer">
      <button type="button" class="button" disabled={!estimate} onClick={onStart}>
        {label}
      </button>
      {estimate && (
        <span>
          {estimate.fromCache > 0
            ? t('survey.cost-and-read', { count: estimate.lookups, read: estimate.fromCache })
            : t('survey.cost', { count: estimate.lookups })}
        </span>
      )}
    </p>
  );
}
