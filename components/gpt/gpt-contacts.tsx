import type { ComponentChildren } from 'preact';
import type { Action } from '../../utils/gpt/gpt.ts';
import { ExternalLink } from '../ui/external-link.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';

interface Props {
  actions: Action[];
  /** Explains what an Action means for the user's input. Cards leave it out to save space. */
  renderMeaning?(action: Action): ComponentChildren;
}

/** The services that the GPT's Actions send data to: what the user should know before typing something private. */
export function GptContacts({ actions, renderMeaning }: Props) {
  const { t } = useI18n();
  if (actions.length === 0) return null;
  return (
    <section class="contacts" aria-label={t('gpt.contacts')}>
      <Icon name="actions" />
      <ul>
        {actions.map((action) => (
          <Contact key={JSON.stringify(action)} action={action} meaning={renderMeaning?.(action)} />
        ))}
      </ul>
    </section>
  );
}

interface ContactProps {
  action: Action;
  meaning: ComponentChildren;
}

function Contact({ action: { domain, signIn, privacyPolicy }, meaning }: ContactProps) {
  const { t } = useI18n();
  return (
    <li>
      <strong>
        <bdi>{domain ? t('gpt.sends-to', { domain }) : t('gpt.sends-to-unknown')}</bdi>
      </strong>
      <span>
        {t(signIn ? `gpt.sign-in.${signIn}` : 'gpt.sign-in-unknown')}
        {privacyPolicy && ' · '}
        {privacyPolicy && (
          <ExternalLink href={privacyPolicy}>{t('gpt.privacy-policy')}</ExternalLink>
        )}
      </span>
      {meaning}
    </li>
  );
}
