import type { Frame, Plot } from '../../utils/extension-pages/survey/table/points.ts';
import { useText } from '../ui/text-context.tsx';

interface Props {
  plot: Plot;
  frame: Frame;
}

/** The lines and numbers that the points are read by. */
export function PlotAxes({ plot: { counts, averages }, frame }: Props) {
  const { t, locale } = useText();
  const { left, top, right, bottom } = frame;
  const compact = new Intl.NumberFormat(locale, { notation: 'compact' });
  const stars = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <g class="plot-axes">
      {averages.map(({ value, at }) => (
        <g key={value}>
          <line x1={left} x2={right} y1={at} y2={at} />
          <text x={left - 8} y={at + 4} text-anchor="end">
            {stars.format(value)}
          </text>
        </g>
      ))}
      {counts.map(({ value, at }) => (
        <g key={value}>
          <line x1={at} x2={at} y1={top} y2={bottom} />
          <text x={at} y={bottom + 16} text-anchor="middle">
            {compact.format(value)}
          </text>
        </g>
      ))}
      <text x={left - 28} y={top - 12}>
        {t('survey.column.average')}
      </text>
      <text x={right} y={bottom + 34} text-anchor="end">
        {t('survey.plot-across')}
      </text>
    </g>
  );
}
