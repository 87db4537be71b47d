import type { ComponentChildren } from 'preact';
import { isTested } from '../../utils/extension-pages/options/add-findings.ts';
import type { Balance, ModelOffers, Prices } from '../../utils/gateway/account.ts';
import type { ConnectionReport, Finding, TestResult } from '../../utils/gateway/connection-test.ts';
import { type Failure, getGatewayMessage } from '../../utils/gateway/failure.ts';
import { formatBalance } from '../../utils/i18n/balance-text.ts';
import { failureSentence, failureTitle } from '../../utils/i18n/failure-text.ts';
import { formatList } from '../../utils/i18n/format.ts';
import { formatMoney } from '../../utils/i18n/money.ts';
import { trimText } from '../../utils/lib/trim-text.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';

/** The results of a connection test by subject, with the failure and what to do about it. */
export function ConnectionFindings({ report }: { report: ConnectionReport }) {
  const text = useI18n();
  const { t } = text;
  const { reachable, keyAccepted, endpoints, milliseconds, failure } = report;
  const gatewayMessage = failure && getGatewayMessage(failure);
  const canSearch = endpoints.some(
    ({ kind, supported }) => kind === 'search' && supported === 'yes',
  );
  return (
    <>
      <dl class="findings">
        <Group title={t('options.found.connection')}>
          <Line finding={reachable}>
            {t(reachable === 'yes' ? 'options.found.reachable.yes' : 'options.found.reachable.no', {
              ms: milliseconds,
            })}
          </Line>
          <Line finding={keyAccepted}>{t(`options.found.key.${keyAccepted}`)}</Line>
        </Group>
        {endpoints.length > 0 && (
          <Group title={t('options.found.look-ups')}>
            {endpoints.map(({ kind, version, supported, failure: why }) => (
              <Line key={kind + version} finding={supported}>
                {t(
                  `options.found.endpoint.${kind}-${version}.${supported === 'unknown' && why ? 'failed' : supported}`,
                  why && { reason: failureTitle(text, why) },
                )}
              </Line>
            ))}
          </Group>
        )}
        {isTested(report.models) && (
          <Group title={t('options.found.models')}>
            <ModelLines models={report.models} />
          </Group>
        )}
        {(isTested(report.balance) || isTested(report.prices)) && (
          <Group title={t('options.found.money')}>
            {isTested(report.balance) && <BalanceLine balance={report.balance} />}
            {isTested(report.prices) && <PriceLines prices={report.prices} />}
          </Group>
        )}
      </dl>
      {!failure && (
        <p class="success">
          {t(canSearch ? 'options.found.sufficient' : 'options.found.without-search')}
        </p>
      )}
      {failure && <p class="error">{failureSentence(text, failure, Date.now())}</p>}
      {gatewayMessage && (
        <p class="hint">
          {t('failure.gateway-said')} <q dir="auto">{gatewayMessage}</q>
        </p>
      )}
    </>
  );
}

function ModelLines({ models }: { models: Finding<ModelOffers> }) {
  const { t } = useI18n();
  const offers = models.status === 'yes' ? models.value : undefined;
  const gptModels = offers?.gptModels ?? [];
  const takesAnyGpt = gptModels.some((name) => name.endsWith('*'));
  return (
    <>
      {models.status === 'yes' && (
        <Line finding="yes">{t('options.found.models.yes', { count: models.value.count })}</Line>
      )}
      {models.status === 'no' && <Line finding="unknown">{t('options.found.models.no')}</Line>}
      {models.status === 'unknown' && (
        <FailedLine failure={models.failure} message="options.found.models.failed" />
      )}
      {gptModels.length > 0 ? (
        <Line finding="yes">
          {takesAnyGpt
            ? t('options.found.chat.any')
            : t('options.found.chat.some', { count: gptModels.length })}
        </Line>
      ) : (
        <Line finding="unknown">{t('options.found.chat.unknown')}</Line>
      )}
      {offers && (
        <>
          <NamesLine names={offers.rerankModels} purpose="rerank" />
          <NamesLine names={offers.embeddingModels} purpose="embeddings" />
        </>
      )}
    </>
  );
}

/** More names than this would hide the rest of the report. */
const MAX_NAMES = 2;

function NamesLine({ names, purpose }: { names: string[]; purpose: 'rerank' | 'embeddings' }) {
  const text = useI18n();
  const shown = names.flatMap((name) => trimText(name, 60) ?? []).slice(0, MAX_NAMES);
  if (shown.length === 0)
    return <Line finding="unknown">{text.t(`options.found.${purpose}.unknown`)}</Line>;
  const list = formatList(text, shown);
  const count = names.length - shown.length;
  const models = count > 0 ? text.t('options.found.more-models', { models: list, count }) : list;
  return <Line finding="yes">{text.t(`options.found.${purpose}.yes`, { models })}</Line>;
}

function BalanceLine({ balance }: { balance: Finding<Balance> }) {
  const text = useI18n();
  if (balance.status === 'unknown')
    return <FailedLine failure={balance.failure} message="options.found.balance.failed" />;
  const value: Balance = balance.status === 'yes' ? balance.value : { kind: 'not-offered' };
  return (
    <Line finding={value.kind === 'not-offered' ? 'unknown' : 'yes'}>
      {text.t('options.found.balance.yes', { balance: formatBalance(text, value) })}
    </Line>
  );
}

function PriceLines({ prices }: { prices: Finding<Prices> }) {
  const text = useI18n();
  const { t } = text;
  if (prices.status === 'unknown')
    return <FailedLine failure={prices.failure} message="options.found.price.failed" />;
  const { lookup, search, chat }: Prices = prices.status === 'yes' ? prices.value : {};
  const money = (amount: number) => formatMoney(text, amount);
  return (
    <>
      {lookup === undefined ? (
        <Line finding="unknown">{t('options.found.price.no-lookup')}</Line>
      ) : (
        <Line finding="yes">{t('options.found.price.lookup', { price: money(lookup) })}</Line>
      )}
      {search !== undefined && (
        <Line finding="yes">{t('options.found.price.search', { price: money(search) })}</Line>
      )}
      {chat === undefined && <Line finding="unknown">{t('options.found.price.no-chat')}</Line>}
      {chat?.per === 'message' && (
        <Line finding="yes">{t('options.found.price.message', { price: money(chat.amount) })}</Line>
      )}
      {chat?.per === 'million-tokens' && (
        <Line finding="yes">
          {t('options.found.price.million-tokens', {
            input: money(chat.input),
            output: money(chat.output),
          })}
        </Line>
      )}
    </>
  );
}

/** That something could not be read. */
function FailedLine({
  failure,
  message,
}: {
  failure: Failure | undefined;
  message: `options.found.${'models' | 'balance' | 'price'}.failed`;
}) {
  const text = useI18n();
  if (!failure) return null;
  return <Line finding="unknown">{text.t(message, { reason: failureTitle(text, failure) })}</Line>;
}

/** A subject of the report with its lines. */
function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="finding-group">
      <dt>{title}</dt>
      {children}
    </div>
  );
}

const ICONS: Record<TestResult, IconName> = { yes: 'done', no: 'cross', unknown: 'unknown' };

function Line({ finding, children }: { finding: TestResult; children: string }) {
  return (
    <dd class={`finding finding-${finding}`}>
      <Icon name={ICONS[finding]} />
      <span>{children}</span>
    </dd>
  );
}
