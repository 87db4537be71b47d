import { useI18n } from '../ui/i18n-context.tsx';

/** At most `max` conversation starters, and the number of those left out. */
export function GptStarters({ starters, max }: { starters: string[]; max: number }) {
  const { t } = useI18n();
  if (starters.length === 0) return null;
  const left = starters.length - max;
  return (
    <ul class="starters" aria-label={t('gpt.starters')}>
      {starters.slice(0, max).map((starter) => (
        <li key={starter} title={starter} dir="auto">
          {starter}
        </li>
      ))}
      {left > 0 && <li class="starters-more">{t('gpt.more-starters', { count: left })}</li>}
    </ul>
  );
}
