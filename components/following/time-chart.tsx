import { scaleLinear, scaleUtc } from 'd3-scale';
import { formatDate, formatTime } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** A value and the time from which it applies. */
export interface Point {
  /** Milliseconds since 1970. */
  time: number;
  value: number;
}

interface Props {
  /** What the values are. */
  title: string;
  /** In chronological order. The last point ends the line. */
  points: [Point, ...Point[]];
  format(value: number): string;
}

const WIDTH = 320;
const HEIGHT = 84;
/** Space for the dots at the edges, and for the dates below, in units of the view box. */
const PADDING = 5;
const LABEL_HEIGHT = 18;
/** Space for the values at the side: "123,456". */
const LABEL_WIDTH = 48;

/** A step chart of a value over time: a value applies until the next check found another one. */
export function TimeChart({ title, points, format }: Props) {
  const text = useI18n();
  const [first] = points;
  const last = points.at(-1) ?? first;
  const values = points.map(({ value }) => value);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const x = scaleUtc([first.time, last.time], [PADDING, WIDTH - LABEL_WIDTH]);
  const y = scaleLinear([min, max], [HEIGHT - LABEL_HEIGHT - PADDING, PADDING]);
  // A constant value is shown in the middle instead of at the bottom.
  const toY = (value: number) => (min === max ? (HEIGHT - LABEL_HEIGHT) / 2 : y(value));
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
        {[...new Set([min, max])].map((value) => (
          <text key={value} x={WIDTH - LABEL_WIDTH + 8} y={toY(value)} dominant-baseline="middle">
            {format(value)}
          </text>
        ))}
        <text x={PADDING} y={HEIGHT - 3}>
          {formatPointTime(first.time)}
        </text>
        <text x={WIDTH - LABEL_WIDTH} y={HEIGHT - 3} text-anchor="end">
          {formatPointTime(last.time)}
        </text>
      </svg>
    </figure>
  );
}
