import {
  type Failure,
  getGatewayMessage,
  getRecoveryAction,
  type RecoveryAction,
} from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { failureSentence, failureTitle } from '../../utils/i18n/failure-text.ts';
import { useI18n } from './i18n-context.tsx';
import { Icon } from './icon.tsx';

interface Props {
  failure: Failure;
  /** What could not be read, where it was a GPT. */
  id?: GptId;
  now: number;
  onRecover(action: RecoveryAction): void;
  /** Leads to the gateway's own words, where this surface may not show them. */
  onDetails?(): void;
}

/** What happened, and the one button that helps. */
export function FailureNotice({ failure, id, now, onRecover, onDetails }: Props) {
  const text = useI18n();
  // In a web page nothing can be allowed: there the way leads over the settings.
  const defaultAction = getRecoveryAction(failure);
  const action = defaultAction === 'access' && onDetails ? 'settings' : defaultAction;
  const gatewayMessage = getGatewayMessage(failure);
  const isSilenced = 'isSilenced' in failure && failure.isSilenced;
  return (
    <section class="failure">
      <div class="failure-alert" role="alert">
        <header class="head">
          <span class="picture picture-failed">
            <Icon name="warning" />
          </span>
          <div>
            <h2>{failureTitle(text, failure)}</h2>
            {id && <code class="id">{id}</code>}
          </div>
        </header>
        <p>{failureSentence(text, failure, now)}</p>
      </div>
      {gatewayMessage && (
        <p class="gateway-message">
          {text.t('failure.gateway-said')} <q dir="auto">{gatewayMessage}</q>
        </p>
      )}
      <div class="recovery-actions">
        <button type="button" class="button" onClick={() => onRecover(action)}>
          {text.t(failure.kind === 'no-key' ? 'recovery.set-up' : `recovery.${action}`)}
        </button>
        {isSilenced && onDetails && (
          <button type="button" class="button button-quiet" onClick={onDetails}>
            {text.t('recovery.details')}
          </button>
        )}
      </div>
    </section>
  );
}
