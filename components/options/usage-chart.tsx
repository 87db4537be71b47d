import { useId, useRef, useState } from 'preact/hooks';
import {
  type Bar,
  createUsageChart,
  findBarAt,
  moveByKey,
} from '../../utils/extension-pages/options/usage-chart.ts';
import { formatCount, formatDate } from '../../utils/i18n/format.ts';
import { formatUsage } from '../../utils/i18n/usage-text.ts';
import type { UsageByDay } from '../../utils/lookup/usage-by-day.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  usage: UsageByDay;
  /** Milliseconds since 1970. */
  now: number;
}

/** The height of the chart in units of its view box, in which each day is one unit wide. */
const HEIGHT = 100;
/** Space for the axis below the bars. */
const AXIS = 4;

/**
 * The look-ups of the last 30 days, with a bar for each day. The line below shows the numbers of the day at the pointer,
 * or of the day that the arrow keys have chosen.
 */
export function UsageChart({ usage, now }: Props) {
  const text = useI18n();
  const { t } = text;
  const hint = useId();
  const area = useRef<HTMLDivElement>(null);
  const [focusedDay, setFocusedDay] = useState<string>();
  const { bars, max } = createUsageChart(usage, now);
  const [first] = bars;
  const today = bars.length - 1;
  const focused = bars.findIndex(({ day }) => day === focusedDay);
  const bar = bars[focused];

  function focusDayAt(event: MouseEvent): void {
    const box = area.current?.getBoundingClientRect();
    const index = box && findBarAt(event.clientX - box.x, box.width, bars.length);
    if (index !== undefined) setFocusedDay(bars[index]?.day);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const index = moveByKey(event.key, bar ? focused : today, bars.length);
    if (index === undefined) return;
    event.preventDefault();
    setFocusedDay(bars[index]?.day);
  }

  return (
    <figure class="usage-chart">
      <figcaption>
        <span>{t('usage.chart', { days: bars.length })}</span>
        <span>{t('usage.chart-max', { count: formatCount(text, max) })}</span>
      </figcaption>
      <div
        ref={area}
        class="usage-chart-area"
        // Screen readers pass arrow keys through to role="application".
        role="application"
        aria-label={t('usage.chart', { days: bars.length })}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move between the days.
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => setFocusedDay(focusedDay ?? bars[today]?.day)}
        onPointerMove={focusDayAt}
        onPointerDown={focusDayAt}
        // After a touch, the day stays chosen.
        onPointerLeave={(event) => event.pointerType === 'touch' || setFocusedDay(undefined)}
      >
        <svg viewBox={`0 0 ${bars.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {bar && <rect class="usage-chart-band" x={focused} y={0} width={1} height={HEIGHT} />}
          {bars.map((each, index) => (
            <DayBar
              key={each.day}
              bar={each}
              index={index}
              isToday={index === today}
              isFocused={each === bar}
            />
          ))}
        </svg>
      </div>
      <p class="usage-chart-axis" aria-hidden="true">
        <span>{first && formatDate(text, first.time)}</span>
        <strong>{t('usage.today')}</strong>
      </p>
      <p class="usage-chart-day">
        <span role="status">
          {bar &&
            t('usage.day', {
              day: formatDate(text, bar.time),
              usage: formatUsage(text, bar.sum),
            })}
        </span>
        <span id={hint} class="hint" hidden={bar !== undefined}>
          {t('usage.chart-hint')}
        </span>
      </p>
    </figure>
  );
}

interface DayBarProps {
  bar: Bar;
  index: number;
  isToday: boolean;
  isFocused: boolean;
}

/** The bar of a day and its part of the axis, which marks today even without look-ups. */
function DayBar({ bar, index, isToday, isFocused }: DayBarProps) {
  const height = bar.height * (HEIGHT - AXIS);
  const name = isFocused ? 'usage-chart-focused' : isToday ? 'usage-chart-today' : undefined;
  return (
    <g class={name}>
      <rect x={index + 0.12} y={HEIGHT - AXIS - height} width={0.76} height={height} />
      <rect
        class={isToday ? undefined : 'usage-chart-line'}
        x={index}
        y={HEIGHT - (isToday ? AXIS : 1)}
        width={1}
        height={isToday ? AXIS : 1}
      />
    </g>
  );
}
