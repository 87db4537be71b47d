import type { ComparedRow } from '../../utils/extension-pages/compare/compare.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { UnknownValue } from '../ui/unknown-value.tsx';

/** One aspect of all compared GPTs. A marker shows that they differ. */
export function CompareRow({ row: { aspect, cells, similarity } }: { row: ComparedRow }) {
  const { t } = useI18n();
  const isDifferent = similarity === 'different';
  return (
    <tr class={isDifferent ? 'compare-different' : undefined}>
      <th scope="row">
        {t(`compare.${aspect}`)}
        {isDifferent && (
          <span class="compare-marker" role="img" aria-label={t('compare.differs')}>
            ≠
          </span>
        )}
      </th>
      {cells.map((lines, index) => (
        <td key={index}>
          <Lines lines={lines} />
        </td>
      ))}
    </tr>
  );
}

function Lines({ lines }: { lines: string[] | undefined }) {
  const { t } = useI18n();
  if (!lines) return <UnknownValue />;
  const [first, ...others] = lines;
  if (first === undefined) return <span class="unknown">{t('panel.cell-none')}</span>;
  if (others.length === 0) return <span dir="auto">{first}</span>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
