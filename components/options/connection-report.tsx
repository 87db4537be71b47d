import type { ConnectionReport, TestResult } from '../../utils/gateway/connection-test.ts';
import { getGatewayMessage } from '../../utils/gateway/failure.ts';
import { failureSentence, failureTitle } from '../../utils/i18n/failure-text.ts';
import type { MessageKey } from '../../utils/i18n/i18n.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';

/** The results of a connection test line by line, with the failure and what to do about it. */
export function ConnectionFindings({ report }: { report: ConnectionReport }) {
  const text = useI18n();
  const { reachable, keyAccepted, endpoints, milliseconds, failure } = report;
  const gatewayMessage = failure && getGatewayMessage(failure);
  const canSearch = endpoints.some(
    ({ kind, supported }) => kind === 'search' && supported === 'yes',
  );
  return (
    <>
      <ul class="findings">
        <Line
          finding={reachable}
          message={
            reachable === 'yes' ? 'options.found.reachable.yes' : 'options.found.reachable.no'
          }
          values={{ ms: milliseconds }}
        />
        <Line finding={keyAccepted} message={`options.found.key.${keyAccepted}`} />
        {endpoints.map(({ kind, version, supported, failure: why }) => (
          <Line
            key={kind + version}
            finding={supported}
            message={`options.found.endpoint.${kind}-${version}.${supported === 'unknown' && why ? 'failed' : supported}`}
            values={why && { reason: failureTitle(text, why) }}
          />
        ))}
      </ul>
      {!failure && (
        <p class="success">
          {text.t(canSearch ? 'options.found.sufficient' : 'options.found.without-search')}
        </p>
      )}
      {failure && <p class="error">{failureSentence(text, failure, Date.now())}</p>}
      {gatewayMessage && (
        <p class="hint">
          {text.t('failure.gateway-said')} <q dir="auto">{gatewayMessage}</q>
        </p>
      )}
    </>
  );
}

const ICONS: Record<TestResult, IconName> = { yes: 'done', no: 'cross', unknown: 'unknown' };

function Line({
  finding,
  message,
  values,
}: {
  finding: TestResult;
  message: MessageKey;
  values?: Record<string, number | string>;
}) {
  const { t } = useI18n();
  return (
    <li class={`finding finding-${finding}`}>
      <Icon name={ICONS[finding]} />
      {t(message, values)}
    </li>
  );
}
