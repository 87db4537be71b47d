import { describe, expect, it } from 'vitest';
import type { Gateway } from '../../../utils/gateway/client.ts';
import { getEndpointVersions, testConnection } from '../../../utils/gateway/connection-test.ts';
import type { Version } from '../../../utils/gateway/endpoints.ts';
import { type Failure, failed, ok } from '../../../utils/gateway/failure.ts';
import { gpt } from '../support/lookup-service.ts';

type Endpoint = `${'gpt' | 'search'}-${Version}`;

/** A gateway whose endpoints all work, except these. */
function gatewayThat(fails: Partial<Record<Endpoint, Failure>>) {
  const requestedEndpoints: Endpoint[] = [];
  const answer = async <T>(endpoint: Endpoint, value: T) => {
    requestedEndpoints.push(endpoint);
    const failure = fails[endpoint];
    return failure ? failed(failure) : ok(value);
  };
  const gatewayOf = (version: Version): Gateway => ({
    gpt: () => answer(`gpt-${version}`, gpt),
    search: () => answer(`search-${version}`, { hits: [] }),
  });
  return { gatewayOf, requestedEndpoints };
}

const FORBIDDEN: Failure = { kind: 'forbidden' };
const MISSING: Failure = { kind: 'endpoint-missing' };

describe('testConnection', () => {
  it.each<Failure>([
    FORBIDDEN,
    { kind: 'refused' },
    { kind: 'no-channel' },
    { kind: 'unreadable' },
    { kind: 'server-error', status: 500 },
    { kind: 'timeout', seconds: 15 },
    MISSING,
  ])('tries V1 if the search with V2 fails ($kind), and reports no failure', async (failure) => {
    const { gatewayOf, requestedEndpoints } = gatewayThat({ 'search-v2': failure });
    const report = await testConnection(gatewayOf);
    expect(requestedEndpoints).toHaveLength(4);
    expect(report).toMatchObject({ reachable: 'yes', keyAccepted: 'yes', failure: undefined });
    expect(getEndpointVersions(report)).toEqual({ gpt: 'v2', search: 'v1' });
    const isMissing = failure === MISSING;
    expect(report.endpoints[1]).toMatchObject({
      supported: isMissing ? 'no' : 'unknown',
      failure,
    });
  });

  it('finds V1 if the look-up with V2 is forbidden', async () => {
    const { gatewayOf } = gatewayThat({ 'gpt-v2': FORBIDDEN, 'search-v2': FORBIDDEN });
    const report = await testConnection(gatewayOf);
    expect(getEndpointVersions(report)).toEqual({ gpt: 'v1', search: 'v1' });
    expect(report.failure).toBeUndefined();
  });

  it('returns the most specific failure if no GPT can be looked up', async () => {
    const { gatewayOf } = gatewayThat({ 'gpt-v2': MISSING, 'gpt-v1': FORBIDDEN });
    expect(await testConnection(gatewayOf)).toMatchObject({ failure: FORBIDDEN });
    const missing = gatewayThat({ 'gpt-v2': MISSING, 'gpt-v1': MISSING });
    expect(await testConnection(missing.gatewayOf)).toMatchObject({ failure: MISSING });
  });

  it.each<[Failure, object]>([
    [{ kind: 'key-refused' }, { reachable: 'yes', keyAccepted: 'no' }],
    [{ kind: 'balance-used-up' }, { reachable: 'yes', keyAccepted: 'yes' }],
    [{ kind: 'rate-limited' }, { reachable: 'yes', keyAccepted: 'unknown' }],
    [{ kind: 'unreachable' }, { reachable: 'no', keyAccepted: 'unknown' }],
    [
      { kind: 'timeout', seconds: 15 },
      { reachable: 'no', keyAccepted: 'unknown' },
    ],
  ])('stops after a failure that affects all endpoints: %j', async (failure, findings) => {
    const { gatewayOf, requestedEndpoints } = gatewayThat({ 'gpt-v2': failure });
    expect(await testConnection(gatewayOf)).toMatchObject({ failure, ...findings });
    expect(requestedEndpoints).toEqual(['gpt-v2']);
  });
});
