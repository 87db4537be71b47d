import { ExternalLink } from '../../ui/external-link.tsx';
import { useI18n } from '../../ui/i18n-context.tsx';
import type { Citation } from './citations.ts';
import { toWebUrl } from './urls.ts';

/** A source as a small number; its title appears on hover, and is read to screen readers. */
export function CitationMark({ citation }: { citation: Citation }) {
  const { t } = useI18n();
  const { number, value, url = '' } = citation;
  const href = toWebUrl(url);
  const title = value || url;
  const label = title
    ? t('chat.citation', { number, title })
    : t('chat.citation-unnamed', { number });
  return (
    <sup class="citation">
      {href ? (
        <ExternalLink href={href} title={value ? `${value}\n${href}` : href} label={label}>
          {number}
        </ExternalLink>
      ) : (
        <span title={title} role="img" aria-label={label}>
          {number}
        </span>
      )}
    </sup>
  );
}
