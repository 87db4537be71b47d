import type { Answer } from '../../utils/gateway/chat/conversation.ts';
import { getGatewayMessage, getRecoveryAction } from '../../utils/gateway/failure.ts';
import { chatFailureSentence, chatFailureTitle } from '../../utils/i18n/chat-failure-text.ts';
import { describeEnd } from '../../utils/i18n/chat-text.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { canTopUp } from '../ui/page-failure.tsx';
import { TopUpLink } from '../ui/top-up-link.tsx';
import type { AnswerActions } from './chat-actions.ts';

/** What the last answer of a conversation needs for its buttons. */
export interface LastAnswer {
  /** Another name of the model that may help. */
  alternative: string | undefined;
  topUpUrl: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

interface Props {
  answer: Answer;
  /** Missing if it is not the last one: then nothing can be asked again. */
  last: LastAnswer | undefined;
  actions: AnswerActions;
}

/** Says how an answer ended if it is not complete, with buttons that help. None of them is pressed by itself. */
export function AnswerEnd({ answer, last, actions }: Props) {
  const text = useI18n();
  const { state } = answer;
  if (state.at === 'streaming' || state.at === 'complete') return null;
  const failure = state.at === 'failed' ? state.failure : undefined;
  const gatewayMessage = failure && getGatewayMessage(failure);
  return (
    <section class="answer-end">
      <p class="answer-end-text">
        <Icon name="warning" />
        <span>
          {state.at === 'failed' ? (
            <>
              <strong>{chatFailureTitle(text, state.failure)}</strong>{' '}
              {chatFailureSentence(text, state.failure, last?.now ?? answer.startedAt)}
            </>
          ) : (
            describeEnd(text, state)
          )}
        </span>
      </p>
      {gatewayMessage && (
        <p class="gateway-message">
          {text.t('failure.gateway-said')} <q dir="auto">{gatewayMessage}</q>
        </p>
      )}
      {last && <EndButtons answer={answer} last={last} actions={actions} />}
    </section>
  );
}

function EndButtons({ answer: { state }, last, actions }: Props & { last: LastAnswer }) {
  const { t } = useI18n();
  const failure = state.at === 'failed' ? state.failure : undefined;
  const recovery = failure && getRecoveryAction(failure);
  return (
    <div class="recovery-actions">
      {recovery && recovery !== 'retry' && (
        <button type="button" class="button" onClick={() => actions.recover(recovery)}>
          {t(failure.kind === 'no-key' ? 'recovery.set-up' : `recovery.${recovery}`)}
        </button>
      )}
      {last.alternative && (
        <button type="button" class="button" onClick={() => actions.askAgain(last.alternative)}>
          {t('chat.try-model', { model: last.alternative })}
        </button>
      )}
      {state.at === 'cut-off' && (
        <button
          type="button"
          class="button button-quiet"
          onClick={() => actions.fill(t('chat.continue-text'))}
        >
          {t('chat.continue')}
        </button>
      )}
      <button type="button" class="button button-quiet" onClick={() => actions.askAgain()}>
        {t('chat.ask-again')}
      </button>
      {canTopUp(failure) && last.topUpUrl && <TopUpLink url={last.topUpUrl} />}
    </div>
  );
}
