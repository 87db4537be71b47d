import type { ComponentChildren } from 'preact';
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

export interface FailureNoticeProps {
  failure: Failure;
  /** The GPT whose lookup failed, if any. */
  id?: GptId;
  now: number;
  onRecover(action: RecoveryAction): void;
  /** Opens the gateway's error message in an extension page. Given on web pages, which must not see it. */
  onDetails?(): void;
  /** On extension pages: more about the failure. */
  children?: ComponentChildren;
}

/** A failure with its explanation and its recovery action. */
export function FailureNotice({
  failure,
  id,
  now,
  onRecover,
  onDetails,
  children,
}: FailureNoticeProps) {
  const text = useI18n();
  // A content script cannot request permissions: open the settings instead.
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
      {children}
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
