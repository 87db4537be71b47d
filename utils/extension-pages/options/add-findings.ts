import type { ConnectionReport, Finding } from '../../gateway/connection-test.ts';
import type { EndpointKind, Version } from '../../gateway/endpoints.ts';
import type { GatewayInfo } from '../../settings/gateway-info.ts';

/**
 * The information about a gateway after a connection test. What the test could not find out stays as it was. `readAt`:
 * the time of the test.
 */
export function addFindings(
  info: GatewayInfo,
  report: ConnectionReport,
  readAt: number,
): GatewayInfo {
  const { balance } = report;
  const reading: Finding<GatewayInfo['balance']> =
    balance.status === 'yes'
      ? { status: 'yes', value: { balance: balance.value, readAt } }
      : balance;
  const findVersion = (kind: EndpointKind) => toVersion(report, kind, info.endpointVersions[kind]);
  const found: GatewayInfo = {
    baseUrl: info.baseUrl,
    endpointVersions: withoutUndefined({ gpt: findVersion('gpt'), search: findVersion('search') }),
    models: toValue(report.models, info.models),
    balance: toValue(reading, info.balance),
    balanceFailure:
      balance.status === 'unknown' ? (balance.failure ?? info.balanceFailure) : undefined,
    balanceTriedAt: isTested(balance) ? readAt : info.balanceTriedAt,
    prices: toValue(report.prices, info.prices),
    site: report.site ?? info.site,
    factsReadAt: isTested(report.prices) ? readAt : info.factsReadAt,
  };
  return withoutUndefined(found);
}

/** Whether the test came as far as this. It stops at a failure that affects everything. */
export function isTested(finding: Finding<unknown>): boolean {
  return finding.status !== 'unknown' || finding.failure !== undefined;
}

function toValue<T>(finding: Finding<T>, known: T | undefined): T | undefined {
  if (finding.status === 'unknown') return known;
  return finding.status === 'yes' ? finding.value : undefined;
}

/** The newest version that works. The known one stays unless the test has found that the gateway lacks it. */
function toVersion(
  { endpoints }: ConnectionReport,
  kind: EndpointKind,
  known: Version | undefined,
): Version | undefined {
  const ofKind = endpoints.filter((endpoint) => endpoint.kind === kind);
  const working = ofKind.find(({ supported }) => supported === 'yes');
  const isMissing = ofKind.some(
    ({ version, supported }) => version === known && supported === 'no',
  );
  return working?.version ?? (isMissing ? undefined : known);
}

/** Stored fields are left out rather than undefined. */
function withoutUndefined<T extends object>(value: T): T {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields) as T;
}
