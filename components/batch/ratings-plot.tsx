import { useId, useMemo, useRef, useState } from 'preact/hooks';
import {
  createPlot,
  type Frame,
  findNearest,
  type Plot,
  type Point,
} from '../../utils/extension-pages/batch/table/points.ts';
import type { Row } from '../../utils/extension-pages/batch/table/row.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { getAverage } from '../../utils/gpt/score.ts';
import { formatAverage } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { useWidth } from '../ui/use-width.ts';

interface Props {
  rows: Row[];
  onOpen(id: GptId): void;
}

const HEIGHT = 340;
/** Space for the axis labels, in CSS pixels. */
const MARGIN = { left: 40, top: 26, right: 20, bottom: 44 };

/**
 * Plots the average against the number of ratings, with a point for each rated GPT. The label names the point nearest to
 * the pointer, and a click opens it. On touch screens the first tap shows the label and the second one opens the GPT. Arrow
 * keys move between points, and Enter opens one.
 */
export function RatingsPlot({ rows, onOpen }: Props) {
  const { t } = useI18n();
  const isAnyRated = rows.some(({ gpt }) => getAverage(gpt) !== undefined);
  if (!isAnyRated) return <p class="panel-hint">{t('batch.plot-empty')}</p>;
  return <RatedPlot rows={rows} onOpen={onOpen} />;
}

function RatedPlot({ rows, onOpen }: Props) {
  const text = useI18n();
  const { t } = text;
  const hint = useId();
  const wrapper = useRef<HTMLDivElement>(null);
  const width = useWidth(wrapper);
  const [focusedId, setFocusedId] = useState<GptId>();
  /** The point focused before a touch; `undefined` if the last press was not a touch. */
  const beforeTap = useRef<{ focusedId?: GptId } | undefined>(undefined);
  const frame = useMemo(
    () => ({
      left: MARGIN.left,
      top: MARGIN.top,
      right: Math.max(width, 200) - MARGIN.right,
      bottom: HEIGHT - MARGIN.bottom,
    }),
    [width],
  );
  const plot = useMemo(() => createPlot(rows, frame), [rows, frame]);
  // Memoized, so pointer moves do not diff thousands of circles.
  const circles = useMemo(
    () => plot.points.map(({ row, x, y }) => <circle key={row.id} cx={x} cy={y} r={4} />),
    [plot],
  );
  const { points } = plot;
  const point = points.find(({ row }) => row.id === focusedId);

  function findPointAt(event: MouseEvent): Point | undefined {
    const box = wrapper.current?.getBoundingClientRect();
    return box && findNearest(points, event.clientX - box.x, event.clientY - box.y);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && point) onOpen(point.row.id);
    const index = point ? points.indexOf(point) : -1;
    const targets: Record<string, number> = {
      ArrowRight: index + 1,
      ArrowUp: index + 1,
      ArrowLeft: index - 1,
      ArrowDown: index - 1,
      Home: 0,
      End: points.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setFocusedId(points[Math.min(points.length - 1, Math.max(0, target))]?.row.id);
  }

  return (
    <figure class="plot">
      <div
        ref={wrapper}
        class="plot-area"
        // Screen readers pass arrow keys through to role="application".
        role="application"
        aria-label={t('batch.plot')}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move between the points.
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => setFocusedId(focusedId ?? points.at(-1)?.row.id)}
        onPointerMove={(event) => setFocusedId(findPointAt(event)?.row.id)}
        onPointerDown={(event) => {
          beforeTap.current = event.pointerType === 'touch' ? { focusedId } : undefined;
          setFocusedId(findPointAt(event)?.row.id);
        }}
        // A touch fires pointerleave before click.
        onPointerLeave={(event) => event.pointerType === 'touch' || setFocusedId(undefined)}
        onClick={(event) => {
          const clicked = findPointAt(event)?.row.id;
          const isFirstTap = beforeTap.current && beforeTap.current.focusedId !== clicked;
          if (clicked && !isFirstTap) onOpen(clicked);
        }}
      >
        <svg width={width} height={HEIGHT} aria-hidden="true" class={point && 'plot-has-focus'}>
          <PlotAxes plot={plot} frame={frame} />
          <g class="plot-points">{circles}</g>
          {point && <circle class="plot-focused-point" cx={point.x} cy={point.y} r={7} />}
        </svg>
        <p
          role="status"
          class="plot-name"
          style={point && { translate: `${labelStart(point.x, width)} ${point.y}px` }}
        >
          {point && (
            <>
              <strong dir="auto">{point.row.name}</strong>
              <span>
                {t('batch.point', {
                  average: formatAverage(text, point.average),
                  score: formatAverage(text, point.row.score ?? 0),
                  count: point.count,
                })}
              </span>
            </>
          )}
        </p>
      </div>
      <figcaption id={hint}>{t('batch.plot-hint', { count: points.length })}</figcaption>
    </figure>
  );
}

/** The inline start of a label, on the side of its point that has more space, so that it stays within the plot. */
function labelStart(x: number, width: number): string {
  return x > width / 2 ? `calc(${x}px - 100% - 20px)` : `${x}px`;
}

interface AxesProps {
  plot: Plot;
  frame: Frame;
}

/** The grid lines of the plot and their labels. */
function PlotAxes({ plot: { counts, averages }, frame }: AxesProps) {
  const { t, locale } = useI18n();
  const { left, top, right, bottom } = frame;
  const compact = new Intl.NumberFormat(locale, { notation: 'compact' });
  const stars = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <g class="plot-axes">
      {averages.map(({ value, position }) => (
        <g key={value}>
          <line x1={left} x2={right} y1={position} y2={position} />
          <text x={left - 8} y={position + 4} text-anchor="end">
            {stars.format(value)}
          </text>
        </g>
      ))}
      {counts.map(({ value, position }) => (
        <g key={value}>
          <line x1={position} x2={position} y1={top} y2={bottom} />
          <text x={position} y={bottom + 16} text-anchor="middle">
            {compact.format(value)}
          </text>
        </g>
      ))}
      <text x={left - 28} y={top - 12}>
        {t('batch.column.average')}
      </text>
      <text x={right} y={bottom + 34} text-anchor="end">
        {t('batch.plot-x-axis')}
      </text>
    </g>
  );
}
