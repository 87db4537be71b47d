import { useText } from '../ui/text-context.tsx';

/** Conversation starters, at most `most` of them; how many are left out is said. */
export function GptStarters({ starters, most }: { starters: string[]; most: number }) {
  const { t } = useText();
  if (starters.length === 0) return null;
  const left = starters.length - most;
  return (
    <ul class="starters" aria-label={t('gpt.starters')}>
      {starters.slice(0, most).map((starter) => (
        <li key={starter} title={starter} dir="auto">
          {starter}
        </li>
      ))}
      {left > 0 && <li class="starters-more">{t('gpt.more-starters', { count: left })}</li>}
    </ul>
  );
}
