import { useI18n } from '../ui/i18n-context.tsx';

export function VerifiedMark() {
  const { t } = useI18n();
  return (
    <svg class="verified" viewBox="0 0 24 24" role="img" aria-label={t('gpt.verified')}>
      <path
        class="verified-seal"
        d="M12 2.5l2.5 2.2 3.3-.2.7 3.2 2.8 1.8-1.3 3 1.3 3-2.8 1.8-.7 3.2-3.3-.2L12 22.5l-2.5-2.2-3.3.2-.7-3.2-2.8-1.8 1.3-3-1.3-3 2.8-1.8.7-3.2 3.3.2L12 2.5Z"
      />
      <path class="verified-tick" d="m8.3 12.6 2.5 2.5 5-5.2" />
    </svg>
  );
}
