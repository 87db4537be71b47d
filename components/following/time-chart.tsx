import { scaleLinear, scaleUtc } from 'd3-scale';
import { clock, day } from '../../utils/i18n/format.ts';
import { useText } from '../ui/text-context.tsx';

/** A number as it was from a time on. */
export interface Point {
  /** Milliseconds since 1970. */
  at: number;
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
  const text = useText();
  const [first] = points;
  const last = points.at(-1) ?? first;
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = scaleUtc([first.at, last.at], [EDGE, WIDTH - SIDE]);
  const y = scaleLinear([low, high], [HEIGHT - FOOT - EDGE, EDGE]);
  // What never changed lies in the middle, not at the bottom.
  const levelOf = (value: number) => (low === high ? (HEIGHT - FOOT) / 2 : y(value));
  const path = points.map(({ at, value }, place) =>
    place === 0 ? `M${x(at)} ${levelOf(value)}` : `H${x(at)}V${levelOf(value)}`,
  );
  const isOneDay = day(text, first.at) === day(text, last.at);
  const dateOf = (at: number) => (isOneDay ? clock(text, at) : day(text, at));
  const dated = ({ at, value }: Point) =>
    text.t('following.chart-point', { value: format(value), date: dateOf(at) });
  return (
    <figure class="time-chart">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={text.t('following.chart', { title, from: dated(first), to: dated(last) })}
      >
        <path class="time-chart-line" d={path.join('')} />
        {points.map((point) => (
          <circle key={point.at} cx={x(point.at)} cy={levelOf(point.value)} r={3}>
            <title>{dated(point)}</title>
          </circle>
        ))}
        {[...new Set([low, high])].map((value) => (
          <text key={value} x={WIDTH - SIDE + 8} y={levelOf(value)} dominant-baseline="middle">
            {format(value)}
          </text>
        ))}
        <text x={EDGE} y={HEIGHT - 3}>
          {dateOf(first.at)}
        </text>
        <text x={WIDTH - SIDE} y={HEIGHT - 3} text-anchor="end">
          {dateOf(last.at)}
        </text>
      </svg>
    </figure>
  );
}
