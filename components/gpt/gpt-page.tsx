import type { Action } from '../../utils/gpt/gpt.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { LookupButton } from '../ui/lookup-button.tsx';
import { ActionOperations } from './action-operations.tsx';
import { GptAnswer, type GptAnswerProps } from './gpt-answer.tsx';

interface Props extends Omit<GptAnswerProps, 'isBrief' | 'renderMeaning'> {
  /** Asks the gateway. Only given if no lookup was sent: `answer` is then cached or missing. */
  lookUp?(): void;
}

/** Always one look-up, even for a cached GPT. */
const ONE_LOOK_UP = { lookups: 1, fromCache: 0 };

/** The full view of a GPT in popup and side panel. */
export function GptPage({ lookUp, ...props }: Props) {
  const { t } = useI18n();
  const { id, answer } = props;
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
