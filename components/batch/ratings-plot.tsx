import { useId, useMemo, useRef, useState } from 'preact/hooks';
import {
  createPlot,
  findNearest,
  type Point,
} from '../../utils/extension-pages/batch/table/points.ts';
import { getAverage, type Row } from '../../utils/extension-pages/batch/table/row.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { formatAverage } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { useWidth } from '../ui/use-width.ts';
import { PlotAxes } from './plot-axes.tsx';

interface Props {
  rows: Row[];
  onOpen(id: GptId): void;
}

const HEIGHT = 340;
/** Room for the numbers at the axes, in CSS pixels. */
const MARGIN = { left: 40, top: 26, right: 20, bottom: 44 };

/**
 * The average against the number of ratings, a point for each rated GPT. The point nearest to the pointer is
 * named, and a click opens it; a finger names it first, and opens it with a second tap. With the keyboard, arrow keys go
 * from point to point and Enter opens one.
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
  /** What was named before a finger came down; `undefined` while it is no finger that presses. */
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
  // Thousands of circles are not compared again for every move of the pointer.
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
        // A screen reader leaves the arrow keys to what is an application.
        role="application"
        aria-label={t('batch.plot')}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go from point to point here.
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => setFocusedId(focusedId ?? points.at(-1)?.row.id)}
        onPointerMove={(event) => setFocusedId(findPointAt(event)?.row.id)}
        onPointerDown={(event) => {
          beforeTap.current = event.pointerType === 'touch' ? { focusedId } : undefined;
          setFocusedId(findPointAt(event)?.row.id);
        }}
        // A finger leaves with each tap, before its click.
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

/** Where a label begins that has to stay within the plot: it stands on the side that has more room. */
function labelStart(x: number, width: number): string {
  return x > width / 2 ? `calc(${x}px - 100% - 20px)` : `${x}px`;
}
