import type { Ratings } from '../../utils/gpt/gpt.ts';
import { average } from '../../utils/i18n/format.ts';
import { useText } from '../ui/text-context.tsx';

/** A GPT's rating in a line of a list: average and number, or that there is none or none known. */
export function RatingBrief({ ratings }: { ratings: Ratings | undefined }) {
  const text = useText();
  if (!ratings || !('average' in ratings)) {
    return <>{text.t(ratings ? 'gpt.no-ratings' : 'gpt.ratings-unknown')}</>;
  }
  return (
    <>
      <span class="rating-star" aria-hidden="true">
        ★
      </span>{' '}
      {average(text, ratings.average)}
      {' · '}
      {text.t('gpt.ratings', { count: ratings.count })}
    </>
  );
}
