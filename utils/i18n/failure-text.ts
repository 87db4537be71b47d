import type { Failure } from '../gateway/failure.ts';
import { formatAge } from './format.ts';
import type { I18n } from './i18n.ts';

export function failureTitle(text: I18n, { kind }: Failure): string {
  return text.t(`failure.${kind}.title`);
}

/** One or two sentences that say what happened and what to do. `now`: milliseconds since 1970. */
export function failureSentence(text: I18n, failure: Failure, now: number): string {
  switch (failure.kind) {
    case 'key-refused':
      return text.t(
        failure.reason ? `failure.key-refused.${failure.reason}` : 'failure.key-refused.sentence',
      );
    case 'rate-limited':
      return failure.retryAt && failure.retryAt > now
        ? text.t('failure.rate-limited.until', { when: formatAge(text, failure.retryAt, now) })
        : text.t('failure.rate-limited.sentence');
    case 'server-error':
      return text.t('failure.server-error.sentence', { status: String(failure.status) });
    case 'timeout':
      return text.t('failure.timeout.sentence', { seconds: failure.seconds });
    default:
      return text.t(`failure.${failure.kind}.sentence`);
  }
}
