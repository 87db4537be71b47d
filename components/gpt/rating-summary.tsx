import type { Ratings } from '../../utils/gpt/gpt.ts';
import { formatAverage } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** Average and number of ratings on one line, or that there are none or they are unknown. */
export function RatingSummary({ ratings }: { ratings: Ratings | undefined }) {
  const text = useI18n();
  if (!ratings || !('average' in ratings)) {
    return <>{text.t(ratings ? 'gpt.no-ratings' : 'gpt.ratings-unknown')}</>;
  }
  return (
    <>
      <span class="rating-star" aria-hidden="true">
        ★
      </span>{' '}
      {formatAverage(text, ratings.average)}
      {' · '}
      {text.t('gpt.ratings', { count: ratings.count })}
    </>
  );
}
