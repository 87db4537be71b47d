import type { Failure } from '../gateway/failure.ts';
import { failureSentence, failureTitle } from './failure-text.ts';
import type { I18n } from './i18n.ts';

/** Like `failureTitle`, for a chat. */
export function chatFailureTitle(text: I18n, failure: Failure): string {
  return failure.kind === 'rate-limited' || failure.kind === 'interrupted'
    ? text.t(`chat.failure.${failure.kind}.title`)
    : failureTitle(text, failure);
}

/** Like `failureSentence`, for a chat: the sentences about look-ups are replaced. */
export function chatFailureSentence(text: I18n, failure: Failure, now: number): string {
  switch (failure.kind) {
    case 'no-key':
    case 'unknown-gpt':
    case 'no-channel':
    case 'endpoint-missing':
    case 'not-a-gateway':
    case 'unreadable':
    case 'refused':
    case 'no-access':
    case 'limit-reached':
    case 'interrupted':
      return text.t(`chat.failure.${failure.kind}.sentence`);
    case 'timeout':
      return text.t('chat.failure.timeout.sentence', { seconds: failure.seconds });
    default:
      return failureSentence(text, failure, now);
  }
}
