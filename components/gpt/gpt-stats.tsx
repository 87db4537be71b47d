import type { GptSummary } from '../../utils/gpt/summary.ts';
import { average, conversations } from '../../utils/i18n/format.ts';
import { useText } from '../ui/text-context.tsx';

/** Average and conversations of a GPT in the width of a list's end; what is not known takes no room. */
export function GptFigures({ gpt }: { gpt: GptSummary }) {
  const text = useText();
  const { ratings, conversations: chats } = gpt;
  const stars = ratings && 'average' in ratings ? average(text, ratings.average) : undefined;
  return (
    <span class="figures">
      {stars && (
        <span role="img" aria-label={text.t('gpt.stars', { average: stars })}>
          <span class="rating-star">★</span> {stars}
        </span>
      )}
      {chats && (
        <small>
          {conversations(text, chats)}
          <span class="unseen"> {text.t('gpt.conversations')}</span>
        </small>
      )}
    </span>
  );
}
