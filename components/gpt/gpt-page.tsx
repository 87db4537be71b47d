import { countOtherGpts, type DomainUse, normalizeDomain } from '../../utils/gpt/domains.ts';
import type { Action } from '../../utils/gpt/gpt.ts';
import { findPlatform } from '../../utils/gpt/known-platforms.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { LookupButton } from '../ui/lookup-button.tsx';
import { ActionOperations } from './action-operations.tsx';
import { DomainNote } from './domain-note.tsx';
import { GptAnswer, type GptAnswerProps } from './gpt-answer.tsx';

interface Props extends Omit<GptAnswerProps, 'isBrief' | 'renderMeaning'> {
  /** Asks the gateway. Only given if no lookup was sent: `answer` is then cached or missing. */
  lookUp?(): void;
  /** The domains of all looked-up GPTs; missing until they have been read. */
  domainUses?: DomainUse[];
  /** Shows a domain with all GPTs that contact it. */
  onOpenDomains(domain: string): void;
}

/** Always one look-up, even for a cached GPT. */
const ONE_LOOK_UP = { lookups: 1, fromCache: 0 };

/** The full view of a GPT in popup and side panel. */
export function GptPage({ lookUp, domainUses, onOpenDomains, ...props }: Props) {
  const { t } = useI18n();
  const { id, answer } = props;
  const gptId = answer?.found ? answer.cached.gpt.id : id;
  return (
    <>
      {lookUp && (
        <div class="look-up-offer">
          {!answer && (
            <p>
              <code class="id">{id}</code> {t('panel.not-looked-up')}
            </p>
          )}
          <LookupButton label={t('gpt.look-up')} estimate={ONE_LOOK_UP} onStart={lookUp} />
        </div>
      )}
      {(answer || !lookUp) && (
        <GptAnswer
          {...props}
          isBrief={false}
          renderMeaning={(action) => (
            <>
              <ContactMeaning action={action} />
              {action.domain && (
                <DomainNote
                  platform={findPlatform(action.domain)}
                  otherGpts={domainUses && countOtherGpts(domainUses, action.domain, gptId)}
                  onOpenDomains={() => onOpenDomains(normalizeDomain(action.domain ?? ''))}
                />
              )}
              <ActionOperations action={action} />
            </>
          )}
        />
      )}
    </>
  );
}

/** Explains what an Action means for the user's input. */
export function ContactMeaning({ action: { signIn, privacyPolicy } }: { action: Action }) {
  const { t } = useI18n();
  return (
    <>
      <span class="contact-meaning">{t(signIn ? `contacts.${signIn}` : 'contacts.unknown')}</span>
      {!privacyPolicy && <span class="contact-meaning">{t('contacts.no-policy')}</span>}
    </>
  );
}
