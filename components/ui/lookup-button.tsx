import type { Estimate } from '../../utils/extension-pages/batch/estimate-cost.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import { formatMoney } from '../../utils/i18n/money.ts';
import { useI18n } from './i18n-context.tsx';

interface Props {
  label: string;
  /** `undefined` until the cache was checked. */
  estimate: Estimate | undefined;
  onStart(): void;
}

/** Starts a look-up or a batch and shows its cost. */
export function LookupButton({ label, estimate, onStart }: Props) {
  const text = useI18n();
  return (
    <p class="lookup-button">
      <button type="button" class="button" disabled={!estimate} onClick={onStart}>
        {label}
      </button>
      {estimate && <span>{formatEstimate(text, estimate)}</span>}
    </p>
  );
}

/** "2 look-ups", "up to 4 look-ups, about $0.08, 3 already cached". */
export function formatEstimate(text: I18n, estimate: Estimate): string {
  const { lookups, isMaximum, cost, fromCache } = estimate;
  const count = text.t(isMaximum ? 'batch.cost-at-most' : 'batch.cost', { count: lookups });
  const priced =
    cost === undefined
      ? count
      : text.t('batch.cost-in-money', { cost: count, money: formatMoney(text, cost) });
  return fromCache > 0
    ? text.t('batch.cost-and-cached', { cost: priced, read: fromCache })
    : priced;
}
