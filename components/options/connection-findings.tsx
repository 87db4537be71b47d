import type { ConnectionReport, Finding } from '../../utils/gateway/connection-test.ts';
import { wordsOf } from '../../utils/gateway/failure.ts';
import { failureSentence, failureTitle } from '../../utils/i18n/failure-text.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { useText } from '../ui/text-context.tsx';

/** What a test of the connection found, line by line, and what to do about it. */
export function ConnectionFindings({ report }: { report: ConnectionReport }) {
  const text = useText();
  const { reachable, keyAccepted, endpoints, milliseconds, failure } = report;
  const said = failure && wordsOf(failure);
  const canSearch = endpoints.some(({ offer, answers }) => offer === 'search' && answers === 'yes');
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
        {endpoints.map(({ offer, version, answers, failure: why }) => (
          <Line
            key={offer + version}
            finding={answers}
            message={`options.found.offer.${offer}-${version}.${answers === 'unknown' && why ? 'failed' : answers}`}
            values={why && { reason: failureTitle(text, why) }}
          />
        ))}
      </ul>
      {!failure && (
        <p class="good">
          {text.t(canSearch ? 'options.found.enough' : 'options.found.without-search')}
        </p>
      )}
      {failure && <p class="problem">{failureSentence(text, failure, Date.now())}</p>}
      {said && (
        <p class="hint">
          {text.t('failure.gateway-said')} <q dir="auto">{said}</q>
        </p>
      )}
    </>
  );
}

const ICONS: Record<Finding, IconName> = { yes: 'done', no: 'cross', unknown: 'unknown' };

function Line({
  finding,
  message,
  values,
}: {
  finding: Finding;
  message: MessageKey;
  values?: Record<string, number | string>;
}) {
  const { t } = useText();
  return (
    <li class={`finding finding-${finding}`}>
      <Icon name={ICONS[finding]} />
      {t(message, values)}
    </li>
  );
}
