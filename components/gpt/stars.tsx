import { formatAverage } from '../../utils/i18n/format.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** Five stars, filled to the fraction. `stars` is 0 to 5. */
export function Stars({ stars }: { stars: number }) {
  const text = useI18n();
  return (
    <span
      class="stars"
      role="img"
      aria-label={text.t('gpt.stars', { average: formatAverage(text, stars) })}
    >
      <FiveStars />
      <span class="stars-filled" style={{ width: `${stars * 20}%` }}>
        <FiveStars />
      </span>
    </span>
  );
}

const STAR = 'M8 1.2l2.1 4.4 4.8.6-3.5 3.4.9 4.8L8 12l-4.3 2.4.9-4.8L1.1 6.2l4.8-.6L8 1.2Z';

function FiveStars() {
  return (
    <svg viewBox="0 0 80 16" aria-hidden="true">
      {[0, 16, 32, 48, 64].map((x) => (
        <path key={x} d={STAR} transform={`translate(${x})`} />
      ))}
    </svg>
  );
}
