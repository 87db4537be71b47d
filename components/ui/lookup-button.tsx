import type { Estimate } from '../../utils/extension-pages/batch/estimate-cost.ts';
import { useI18n } from './i18n-context.tsx';

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
    <p class="lookup-button">
      <button type="button" class="button" disabled={!estimate} onClick={onStart}>
        {label}
      </button>
      {estimate && (
        <span>
          {estimate.fromCache > 0
            ? t('batch.cost-and-cached', { count: estimate.lookups, read: estimate.fromCache })
            : t('batch.cost', { count: estimate.lookups })}
        </span>
      )}
    </p>
  );
}
