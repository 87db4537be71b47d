import { ExternalLink } from './external-link.tsx';
import { useI18n } from './i18n-context.tsx';
import { Icon } from './icon.tsx';

/** Opens the page on which the gateway sells balance. `url`: an https URL. */
export function TopUpLink({ url }: { url: string }) {
  const { t } = useI18n();
  return (
    <ExternalLink href={url} class="top-up-link">
      {t('balance.top-up')}
      <Icon name="out" />
    </ExternalLink>
  );
}
