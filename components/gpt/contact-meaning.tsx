import type { Action } from '../../utils/gpt/gpt.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** What an Action means for what one types there, in plain words. */
export function ContactMeaning({ action: { signIn, privacyPolicy } }: { action: Action }) {
  const { t } = useI18n();
  return (
    <>
      <span class="contact-meaning">{t(signIn ? `contacts.${signIn}` : 'contacts.unknown')}</span>
      {!privacyPolicy && <span class="contact-meaning">{t('contacts.no-policy')}</span>}
    </>
  );
}
