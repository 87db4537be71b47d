import type { Platform } from '../../utils/gpt/known-platforms.ts';
import { platformText } from '../../utils/i18n/platform-text.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  /** The platform that the domain belongs to, if it is a known one. */
  platform?: Platform;
  /** In how many other looked-up GPTs the domain appears; missing until it is known. */
  otherGpts?: number;
  /** Shows the domain with all of these GPTs. */
  onOpenDomains?(): void;
}

/** Who runs the domain of an Action, and how many other GPTs contact it. On extension pages only. */
export function DomainNote({ platform, otherGpts = 0, onOpenDomains }: Props) {
  const text = useI18n();
  const sentence = text.t('domains.also-in', { count: otherGpts });
  return (
    <>
      {platform && <span class="contact-meaning">{platformText(text, platform)}</span>}
      {otherGpts > 0 && (
        <span class="contact-meaning">
          {onOpenDomains ? (
            <button type="button" class="text-button contact-link" onClick={onOpenDomains}>
              {sentence}
            </button>
          ) : (
            sentence
          )}
        </span>
      )}
    </>
  );
}
