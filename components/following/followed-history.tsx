import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { average, day } from '../../utils/i18n/format.ts';
import { stepsOf } from '../../utils/user-data/follow-changes.ts';
import type { Followed } from '../../utils/user-data/follows.ts';
import { ratingsOverTime } from '../../utils/user-data/ratings-over-time.ts';
import { StepList } from '../gpt/change-history.tsx';
import { useText } from '../ui/text-context.tsx';
import { type Point, TimeChart } from './time-chart.tsx';

interface Props {
  id: GptId;
  /** Missing where it is not followed, or no longer. */
  followed: Followed | undefined;
  choose(id: GptId): void;
}

/** All that was found to have changed since a GPT was followed. */
export function FollowedHistory({ id, followed, choose }: Props) {
  const text = useText();
  if (!followed) return <p class="panel-hint">{text.t('following.not-followed')}</p>;
  const { follow, snapshots } = followed;
  const steps = stepsOf(snapshots);
  return (
    <article class="followed-history">
      <h2 dir="auto">{snapshots.at(-1)?.gpt.name ?? id}</h2>
      <p>
        <button type="button" class="text-button" onClick={() => choose(id)}>
          {text.t('following.details')}
        </button>
      </p>
      <RatingCharts followed={followed} />
      {steps.length > 0 && <StepList steps={steps} />}
      <p class="hint">
        {text.t(steps.length > 0 ? 'following.since' : 'following.nothing-changed', {
          date: day(text, follow.since),
        })}
      </p>
    </article>
  );
}

function RatingCharts({ followed }: { followed: Followed }) {
  const text = useText();
  const ratings = ratingsOverTime(followed);
  const [firstCount, ...counts] = ratings.map(({ at, count }): Point => ({ at, value: count }));
  const [firstAverage, ...averages] = ratings.flatMap(({ at, average: value }): Point[] =>
    value === undefined ? [] : [{ at, value }],
  );
  const number = new Intl.NumberFormat(text.locale);
  return (
    <>
      {firstAverage && averages.length > 0 && (
        <TimeChart
          title={text.t('following.chart-average')}
          points={[firstAverage, ...averages]}
          format={(value) => average(text, value)}
        />
      )}
      {firstCount && counts.length > 0 && (
        <TimeChart
          title={text.t('following.chart-ratings')}
          points={[firstCount, ...counts]}
          format={(value) => number.format(value)}
        />
      )}
    </>
  );
}
