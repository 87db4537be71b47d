import type { GptSummary } from '../../utils/gpt/summary.ts';
import { formatAverage, formatConversations } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** Average and conversations of a GPT in the width of a list's end; what is not known takes no room. */
export function GptStats({ gpt }: { gpt: GptSummary }) {
  const text = useI18n();
  const { ratings, conversations } = gpt;
  const stars = ratings && 'average' in ratings ? formatAverage(text, ratings.average) : undefined;
  return (
    <span class="gpt-stats">
      {stars && (
        <span role="img" aria-label={text.t('gpt.stars', { average: stars })}>
          <span class="rating-star">★</span> {stars}
        </span>
      )}
      {conversations && (
        <small>
          {formatConversations(text, conversations)}
          <span class="visually-hidden"> {text.t('gpt.conversations')}</span>
        </small>
      )}
    </span>
  );
}
