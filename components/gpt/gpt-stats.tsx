import { getAverage } from '../../utils/gpt/score.ts';
import type { GptSummary } from '../../utils/gpt/summary.ts';
import { formatAverage, formatConversations } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** Average and conversations of a GPT at the end of a row. Unknown values are left out. */
export function GptStats({ gpt }: { gpt: GptSummary }) {
  const text = useI18n();
  const { conversations } = gpt;
  const average = getAverage(gpt);
  const stars = average === undefined ? undefined : formatAverage(text, average);
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
