import { SurveyOffer } from '../ui/lookup-button.tsx';
import { useText } from '../ui/text-context.tsx';
import { ContactMeaning } from './contact-meaning.tsx';
import { GptAnswer, type GptAnswerProps } from './gpt-answer.tsx';

interface Props extends Omit<GptAnswerProps, 'isBrief' | 'meaningOf'> {
  /** Asks the gateway. Only where it has not been asked: what is shown then comes from the cache, if from anywhere. */
  lookUp?(): void;
}

/** One look-up, and what the cache has of it makes it no cheaper. */
const ONE_LOOK_UP = { lookUps: 1, fromLibrary: 0 };

/** Everything there is to show of an id, where there is room for it: in popup and side panel. */
export function GptPage({ lookUp, ...props }: Props) {
  const { t } = useText();
  const { id, answer } = props;
  return (
    <>
      {lookUp && (
        <div class="look-up-offer">
          {!answer && (
            <p>
              <code class="id">{id}</code> {t('panel.not-read')}
            </p>
          )}
          <SurveyOffer label={t('gpt.look-up')} estimate={ONE_LOOK_UP} start={lookUp} />
        </div>
      )}
      {(answer || !lookUp) && (
        <GptAnswer
          {...props}
          isBrief={false}
          meaningOf={(action) => <ContactMeaning action={action} />}
        />
      )}
    </>
  );
}
