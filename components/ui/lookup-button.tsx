import type { Estimate } from '../../utils/extension-pages/batch/estimate-cost.ts';
import { useI18n } from './i18n-context.tsx';

interface Props {
  label: string;
  /** `undefined` until the cache was checked. */
  estimate: Estimate | undefined;
  onStart(): void;
}

/** Starts a look-up or a batch and shows its cost. */
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
