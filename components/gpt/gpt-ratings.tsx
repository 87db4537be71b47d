import type { Gpt, Ratings } from '../../utils/gpt/gpt.ts';
import { formatAverage, formatConversations } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Stars } from './stars.tsx';

/** The GPT's average, number of ratings and number of conversations. */
export function GptRatings({ gpt }: { gpt: Gpt }) {
  const text = useI18n();
  if (!gpt.ratings && !gpt.conversations) {
    return <p class="gpt-ratings gpt-ratings-unknown">{text.t('gpt.numbers-unknown')}</p>;
  }
  return (
    <div class="gpt-ratings">
      <RatingsStat ratings={gpt.ratings} />
      <div class="stat">
        <strong>{gpt.conversations ? formatConversations(text, gpt.conversations) : '–'}</strong>
        <small>
          {text.t(gpt.conversations ? 'gpt.conversations' : 'gpt.conversations-unknown')}
        </small>
      </div>
    </div>
  );
}

function RatingsStat({ ratings }: { ratings?: Ratings }) {
  const text = useI18n();
  if (!ratings || !('average' in ratings)) {
    return (
      <div class="stat">
        <strong>–</strong>
        <small>{text.t(ratings ? 'gpt.no-ratings' : 'gpt.ratings-unknown')}</small>
      </div>
    );
  }
  return (
    <div class="stat">
      <strong>
        {formatAverage(text, ratings.average)} <Stars stars={ratings.average} />
      </strong>
      <small>{text.t('gpt.ratings', { count: ratings.count })}</small>
    </div>
  );
}
