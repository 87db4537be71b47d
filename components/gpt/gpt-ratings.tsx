import type { Gpt, Ratings } from '../../utils/gpt/gpt.ts';
import { average, conversations } from '../../utils/i18n/format.ts';
import { useText } from '../ui/text-context.tsx';
import { Stars } from './stars.tsx';

/** How people rate the GPT, and how much it is used. */
export function GptNumbers({ gpt }: { gpt: Gpt }) {
  const text = useText();
  if (!gpt.ratings && !gpt.conversations) {
    return <p class="numbers numbers-unknown">{text.t('gpt.numbers-unknown')}</p>;
  }
  return (
    <div class="numbers">
      <RatingsNumber ratings={gpt.ratings} />
      <div class="number">
        <strong>{gpt.conversations ? conversations(text, gpt.conversations) : '–'}</strong>
        <small>
          {text.t(gpt.conversations ? 'gpt.conversations' : 'gpt.conversations-unknown')}
        </small>
      </div>
    </div>
  );
}

function RatingsNumber({ ratings }: { ratings?: Ratings }) {
  const text = useText();
  if (!ratings || !('average' in ratings)) {
    return (
      <div class="number">
        <strong>–</strong>
        <small>{text.t(ratings ? 'gpt.no-ratings' : 'gpt.ratings-unknown')}</small>
      </div>
    );
  }
  return (
    <div class="number">
      <strong>
        {average(text, ratings.average)} <Stars stars={ratings.average} />
      </strong>
      <small>{text.t('gpt.ratings', { count: ratings.count })}</small>
    </div>
  );
}
