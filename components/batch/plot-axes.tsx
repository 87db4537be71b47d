import type { Frame, Plot } from '../../utils/extension-pages/batch/table/points.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  plot: Plot;
  frame: Frame;
}

/** The lines and numbers that the points are read by. */
export function PlotAxes({ plot: { counts, averages }, frame }: Props) {
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
