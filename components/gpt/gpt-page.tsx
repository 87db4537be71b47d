import { useI18n } from '../ui/i18n-context.tsx';
import { LookupButton } from '../ui/lookup-button.tsx';
import { ContactMeaning } from './contact-meaning.tsx';
import { GptAnswer, type GptAnswerProps } from './gpt-answer.tsx';

interface Props extends Omit<GptAnswerProps, 'isBrief' | 'renderMeaning'> {
  /** Asks the gateway. Only where it has not been asked: what is shown then comes from the cache, if from anywhere. */
  lookUp?(): void;
}

/** One look-up, and what the cache has of it makes it no cheaper. */
const ONE_LOOK_UP = { lookups: 1, fromCache: 0 };

/** Everything there is to show of an id, where there is room for it: in popup and side panel. */
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
          renderMeaning={(action) => <ContactMeaning action={action} />}
        />
      )}
    </>
  );
}
