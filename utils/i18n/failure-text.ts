import type { Failure } from '../gateway/failure.ts';
import { age } from './format.ts';
import type { Text } from './translate.ts';

export function failureTitle(text: Text, { kind }: Failure): string {
  return text.t(`failure.${kind}.title`);
}

/** What happened, in one or two sentences a person can act on. */
export function failureSentence(text: Text, failure: Failure, now: number): string {
  switch (failure.kind) {
    case 'key-refused':
      return text.t(
        failure.reason ? `failure.key-refused.${failure.reason}` : 'failure.key-refused.sentence',
      );
    case 'rate-limited':
      return failure.retryAt && failure.retryAt > now
        ? text.t('failure.rate-limited.until', { when: age(text, failure.retryAt, now) })
        : text.t('failure.rate-limited.sentence');
    case 'server-error':
      return text.t('failure.server-error.sentence', { status: String(failure.status) });
    case 'timeout':
      return text.t('failure.timeout.sentence', { seconds: failure.seconds });
    default:
      return text.t(`failure.${failure.kind}.sentence`);
  }
}
