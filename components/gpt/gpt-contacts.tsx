import type { ComponentChildren } from 'preact';
import { getCollectedKinds, isCompletelyRead } from '../../utils/gpt/data-kinds.ts';
import type { Action } from '../../utils/gpt/gpt.ts';
import { formatKinds } from '../../utils/i18n/kind-name.ts';
import { ExternalLink } from '../ui/external-link.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { AsksFor } from './asks-for.tsx';

interface Props {
  actions: Action[];
  /** The number of kinds of data to name in one line; all by default. */
  maxKinds?: number;
  /** Explains what an Action means for the user's input, and lists its operations. Cards leave it out to save space. */
  renderMeaning?(action: Action): ComponentChildren;
}

/** The services that the GPT's Actions send data to: what the user should know before typing something private. */
export function GptContacts({ actions, maxKinds, renderMeaning }: Props) {
  const text = useI18n();
  const { t } = text;
  if (actions.length === 0) return null;
  // An Action that does not state its operations may ask for more, so it is not counted.
  const count = actions.filter(({ operations }) => operations).length;
  const kinds = getCollectedKinds(actions);
  return (
    <section class="contacts" aria-label={t('gpt.contacts')}>
      <Icon name="actions" />
      <div>
        {count > 1 && kinds?.[0] && (
          <p>{t('gpt.ask-together', { count, kinds: formatKinds(text, kinds, maxKinds) })}</p>
        )}
        <ul>
          {actions.map((action) => (
            <Contact
              key={JSON.stringify(action)}
              action={action}
              maxKinds={maxKinds}
              meaning={renderMeaning?.(action)}
            />
          ))}
        </ul>
      </div>
    </section>
  );
}

interface ContactProps {
  action: Action;
  maxKinds?: number;
  meaning: ComponentChildren;
}

function Contact({ action, maxKinds, meaning }: ContactProps) {
  const { t } = useI18n();
  const { domain, signIn, privacyPolicy, operations } = action;
  return (
    <li>
      <strong>
        <bdi>{domain ? t('gpt.sends-to', { domain }) : t('gpt.sends-to-unknown')}</bdi>
      </strong>
      <AsksFor operations={operations} isPartial={!isCompletelyRead(action)} maxKinds={maxKinds} />
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
