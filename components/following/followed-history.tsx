import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { formatAverage, formatCount, formatDate } from '../../utils/i18n/format.ts';
import { getChangeSets, getRatingsOverTime } from '../../utils/user-data/follow-changes.ts';
import type { Followed } from '../../utils/user-data/follows.ts';
import { ChangeHistory } from '../gpt/change-history.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { type Point, TimeChart } from './time-chart.tsx';

interface Props {
  id: GptId;
  /** `undefined` if the GPT is not, or no longer, followed. */
  followed: Followed | undefined;
  onChoose(id: GptId): void;
}

/** All changes of a GPT since the user followed it. */
export function FollowedHistory({ id, followed, onChoose }: Props) {
  const text = useI18n();
  if (!followed) return <p class="panel-hint">{text.t('following.not-followed')}</p>;
  const { follow, snapshots } = followed;
  const changeSets = getChangeSets(snapshots);
  return (
    <article class="followed-history">
      <h2 dir="auto">{snapshots.at(-1)?.gpt.name ?? id}</h2>
      <p>
        <button type="button" class="text-button" onClick={() => onChoose(id)}>
          {text.t('following.details')}
        </button>
      </p>
      <RatingCharts followed={followed} />
      {changeSets.length > 0 && <ChangeHistory changeSets={changeSets} />}
      <p class="hint">
        {text.t(changeSets.length > 0 ? 'following.since' : 'following.nothing-changed', {
          date: formatDate(text, follow.since),
        })}
      </p>
    </article>
  );
}

function RatingCharts({ followed }: { followed: Followed }) {
  const text = useI18n();
  const ratings = getRatingsOverTime(followed);
  const [firstCount, ...counts] = ratings.map(
    ({ since, count }): Point => ({ time: since, value: count }),
  );
  const [firstAverage, ...averages] = ratings.flatMap(({ since, average: value }): Point[] =>
    value === undefined ? [] : [{ time: since, value }],
  );
  return (
    <>
      {firstAverage && averages.length > 0 && (
        <TimeChart
          title={text.t('following.chart-average')}
          points={[firstAverage, ...averages]}
          format={(value) => formatAverage(text, value)}
        />
      )}
      {firstCount && counts.length > 0 && (
        <TimeChart
          title={text.t('following.chart-ratings')}
          points={[firstCount, ...counts]}
          format={(value) => formatCount(text, value)}
        />
      )}
    </>
  );
}
