import { scaleLinear, scaleUtc } from 'd3-scale';
import { formatDate, formatTime } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** A number as it was from a time on. */
export interface Point {
  /** Milliseconds since 1970. */
  time: number;
  value: number;
}

interface Props {
  /** What the numbers are. */
  title: string;
  /** In the order of time; the last one tells until when it holds. */
  points: [Point, ...Point[]];
  format(value: number): string;
}

const WIDTH = 320;
const HEIGHT = 84;
/** Room for the dots at the edges, and for the dates below. */
const EDGE = 5;
const FOOT = 18;
/** Room for the numbers at the side: "123,456". */
const SIDE = 48;

/** How a number went over time: it holds until the next look found another, so it goes in steps. */
export function TimeChart({ title, points, format }: Props) {
  const text = useI18n();
  const [first] = points;
  const last = points.at(-1) ?? first;
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = scaleUtc([first.time, last.time], [EDGE, WIDTH - SIDE]);
  const y = scaleLinear([low, high], [HEIGHT - FOOT - EDGE, EDGE]);
  // What never changed lies in the middle, not at the bottom.
  const toY = (value: number) => (low === high ? (HEIGHT - FOOT) / 2 : y(value));
  const path = points.map(({ time, value }, index) =>
    index === 0 ? `M${x(time)} ${toY(value)}` : `H${x(time)}V${toY(value)}`,
  );
  const isOneDay = formatDate(text, first.time) === formatDate(text, last.time);
  const formatPointTime = (time: number) =>
    isOneDay ? formatTime(text, time) : formatDate(text, time);
  const formatPoint = ({ time, value }: Point) =>
    text.t('following.chart-point', { value: format(value), date: formatPointTime(time) });
  return (
    <figure class="time-chart">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={text.t('following.chart', {
          title,
          from: formatPoint(first),
          to: formatPoint(last),
        })}
      >
        <path class="time-chart-line" d={path.join('')} />
        {points.map((point) => (
          <circle key={point.time} cx={x(point.time)} cy={toY(point.value)} r={3}>
            <title>{formatPoint(point)}</title>
          </circle>
        ))}
        {[...new Set([low, high])].map((value) => (
          <text key={value} x={WIDTH - SIDE + 8} y={toY(value)} dominant-baseline="middle">
            {format(value)}
          </text>
        ))}
        <text x={EDGE} y={HEIGHT - 3}>
          {formatPointTime(first.time)}
        </text>
        <text x={WIDTH - SIDE} y={HEIGHT - 3} text-anchor="end">
          {formatPointTime(last.time)}
        </text>
      </svg>
    </figure>
  );
}
