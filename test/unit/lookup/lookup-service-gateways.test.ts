import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../../utils/gateway/failure.ts';
import {
  createTestLookupService,
  FRESH_MS,
  gpt,
  ID,
  OTHER_ID,
  START,
  settle,
  toCachedGpt,
} from '../support/lookup-service.ts';

const UNKNOWN: Failure = { kind: 'unknown-gpt', said: 'gpt not found' };
const BROKE: Failure = { kind: 'balance-used-up' };
const REFUSED: Failure = { kind: 'key-refused' };
const DOWN: Failure = { kind: 'server-error', status: 500 };

const failing = (failure: Failure) => ({ ok: false, failure }) as const;
const FOUND = { ok: true, value: gpt } as const;

type TestService = ReturnType<typeof createTestLookupService>;

/** Looks up a GPT and answers its requests one after the other. */
async function lookUpWith(
  { collectAnswers, requests, waitForRequest }: TestService,
  results: (typeof FOUND | ReturnType<typeof failing>)[],
  ...options: Parameters<TestService['collectAnswers']>
) {
  const before = requests.length;
  const answers = collectAnswers(...options);
  for (const [n, result] of results.entries()) {
    (await waitForRequest(before + n + 1)).answer(result);
  }
  return answers;
}

const askedGateways = ({ requests }: TestService) => requests.map(({ gatewayId }) => gatewayId);

afterEach(() => vi.restoreAllMocks());

describe('if the active gateway has no answer, the lookup service', () => {
  it.each([UNKNOWN, BROKE])('asks the next one: $kind', async (failure) => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b'] });
    const answers = await lookUpWith(service, [failing(failure), FOUND]);
    const cached = { ...toCachedGpt(START), gatewayId: 'b' };
    expect(answers).toEqual([{ found: true, cached, isFromNext: true }]);
    expect(await service.cache.get(ID)).toEqual(cached);
    expect(askedGateways(service)).toEqual(['a', 'b']);
  });

  it('answers later from the cache, which does not say that it asked the next one', async () => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b'] });
    await lookUpWith(service, [failing(UNKNOWN), FOUND]);
    const cached = { ...toCachedGpt(START), gatewayId: 'b' };
    expect(await service.collectAnswers()).toEqual([{ found: true, cached }]);
  });

  it.each<Failure>([
    REFUSED,
    { kind: 'key-refused', reason: 'exhausted' },
    { kind: 'rate-limited' },
    { kind: 'forbidden' },
    { kind: 'no-channel' },
    { kind: 'endpoint-missing' },
    { kind: 'not-a-gateway' },
    { kind: 'refused' },
    { kind: 'unreadable' },
    DOWN,
    { kind: 'timeout', seconds: 15 },
    { kind: 'unreachable' },
    { kind: 'offline' },
    { kind: 'no-access' },
    { kind: 'redirected' },
    { kind: 'limit-reached' },
  ])('does not ask the next one after any other failure: %j', async (failure) => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b'] });
    expect(await lookUpWith(service, [failing(failure)])).toEqual([{ found: false, failure }]);
    expect(askedGateways(service)).toEqual(['a']);
  });

  it('returns its failure, and those of the others, if no gateway has an answer', async () => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b', 'c', 'd'] });
    const failures = [UNKNOWN, BROKE, REFUSED].map(failing);
    expect(await lookUpWith(service, failures)).toEqual([
      {
        found: false,
        failure: UNKNOWN,
        alsoAsked: [
          { gatewayId: 'b', failure: BROKE },
          { gatewayId: 'c', failure: REFUSED },
        ],
      },
    ]);
    expect(askedGateways(service)).toEqual(['a', 'b', 'c']);
  });

  it('returns a stale GPT with the same failures', async () => {
    const stale = toCachedGpt(START - 2 * FRESH_MS);
    const service = createTestLookupService({ gatewayIds: ['a', 'b'], cachedGpts: [stale] });
    const answers = await lookUpWith(service, [failing(UNKNOWN), failing(BROKE)]);
    const alsoAsked = [{ gatewayId: 'b', failure: BROKE }];
    expect(answers.at(-1)).toEqual({ found: true, cached: stale, failure: UNKNOWN, alsoAsked });
  });

  it('counts the requests of a lookup as one', async () => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b'] });
    const onRequest = vi.fn();
    const checkLimit = vi.fn();
    await lookUpWith(service, [failing(UNKNOWN), FOUND], ID, { onRequest, checkLimit });
    expect(onRequest).toHaveBeenCalledOnce();
    expect(checkLimit).toHaveBeenCalledOnce();
  });

  it('does not ask the next one when nobody waits any more', async () => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b'] });
    const aborter = new AbortController();
    const answers = service.collectAnswers(ID, { signal: aborter.signal });
    const { answer } = await service.waitForRequest();
    aborter.abort();
    answer(failing(UNKNOWN));
    await expect(answers).rejects.toBe(aborter.signal.reason);
    await settle();
    expect(askedGateways(service)).toEqual(['a']);
  });

  it('names the gateway that took too long', async () => {
    const deadline = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
    const service = createTestLookupService({ gatewayIds: ['a', 'b'] });
    const answers = service.collectAnswers();
    (await service.waitForRequest(1)).answer(failing(UNKNOWN));
    await service.waitForRequest(2);
    deadline.abort();
    const failure = { kind: 'timeout', seconds: 25 };
    const alsoAsked = [{ gatewayId: 'b', failure }];
    expect(await answers).toEqual([{ found: false, failure: UNKNOWN, alsoAsked }]);
  });
});

describe('the failures of a gateway', () => {
  it('are not repeated at another one, whether it is the active or the next one', async () => {
    const gatewayIds = ['a'];
    const service = createTestLookupService({ gatewayIds });
    await lookUpWith(service, [failing(UNKNOWN)]);
    await lookUpWith(service, [failing(REFUSED)], OTHER_ID);
    // The user switches to another gateway.
    gatewayIds.splice(0, 1, 'b');
    expect(await lookUpWith(service, [failing(DOWN)], ID, { recallFailure: true })).toEqual([
      { found: false, failure: DOWN },
    ]);
    expect(await lookUpWith(service, [FOUND], OTHER_ID)).toMatchObject([{ found: true }]);
    // And back.
    gatewayIds.splice(0, 1, 'a');
    expect(await service.collectAnswers()).toEqual([{ found: false, failure: UNKNOWN }]);
    const recall = { recallFailure: true, refresh: true };
    expect(await service.collectAnswers(OTHER_ID, recall)).toMatchObject([{ failure: REFUSED }]);
    expect(askedGateways(service)).toEqual(['a', 'a', 'b', 'b']);
  });

  it('are skipped when the next one is asked', async () => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b', 'c'] });
    await lookUpWith(service, [failing(BROKE), failing(UNKNOWN), FOUND]);
    // `a` has no balance for any GPT, `b` does not know only this one.
    await lookUpWith(service, [FOUND], OTHER_ID);
    expect(askedGateways(service)).toEqual(['a', 'b', 'c', 'b']);
  });

  it('end a lookup without a request if no gateway is left', async () => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b', 'c'] });
    await lookUpWith(service, [failing(UNKNOWN), failing(REFUSED)]);
    const checkLimit = vi.fn();
    const alsoAsked = [{ gatewayId: 'b', failure: REFUSED }];
    expect(await service.collectAnswers(ID, { checkLimit })).toEqual([
      { found: false, failure: UNKNOWN, alsoAsked },
    ]);
    expect(checkLimit).not.toHaveBeenCalled();
    expect(askedGateways(service)).toEqual(['a', 'b']);
  });

  it('are shown again together', async () => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b'] });
    const answers = await lookUpWith(service, [failing(UNKNOWN), failing(DOWN)]);
    expect(await service.collectAnswers(ID, { recallFailure: true })).toEqual(answers);
    expect(askedGateways(service)).toEqual(['a', 'b']);
  });

  it('are ignored at all gateways on a refresh', async () => {
    const service = createTestLookupService({ gatewayIds: ['a', 'b'] });
    await lookUpWith(service, [failing(UNKNOWN), failing(REFUSED)]);
    await lookUpWith(service, [failing(UNKNOWN), FOUND], ID, { refresh: true });
    expect(askedGateways(service)).toEqual(['a', 'b', 'a', 'b']);
  });

  it('are forgotten one gateway at a time', async () => {
    const gatewayIds = ['a'];
    const service = createTestLookupService({ gatewayIds });
    const { forgetFailures } = service.lookupService;
    await lookUpWith(service, [failing(REFUSED)]);
    gatewayIds.splice(0, 1, 'b');
    await lookUpWith(service, [failing(REFUSED)]);
    forgetFailures('a');
    const recall = { recallFailure: true };
    expect(await service.collectAnswers(ID, recall)).toMatchObject([{ failure: REFUSED }]);
    expect(await service.collectAnswers(OTHER_ID)).toMatchObject([{ failure: REFUSED }]);
    gatewayIds.splice(0, 1, 'a');
    expect(await lookUpWith(service, [FOUND], ID, recall)).toMatchObject([{ found: true }]);
    expect(askedGateways(service)).toEqual(['a', 'b', 'a']);
  });

  it('do not return with a request that was sent with the old key', async () => {
    const service = createTestLookupService({ gatewayIds: ['a'] });
    const answers = service.collectAnswers();
    const { answer } = await service.waitForRequest();
    service.lookupService.forgetFailures('a');
    answer(failing(REFUSED));
    await answers;
    expect(await lookUpWith(service, [FOUND], OTHER_ID)).toMatchObject([{ found: true }]);
  });
});

describe('a GPT that a gateway did not know at its old base URL', () => {
  it('is looked up at the new one, even if the response arrived after the change', async () => {
    const service = createTestLookupService({ gatewayIds: ['a'] });
    const answers = service.collectAnswers();
    const { answer } = await service.waitForRequest();
    // The background does this when the base URL changes.
    service.lookupService.forgetFailures('a');
    answer(failing(UNKNOWN));
    await answers;
    expect(await service.cache.getNegative(ID)).toBeUndefined();
    expect(await lookUpWith(service, [FOUND])).toMatchObject([{ found: true }]);
  });
});

describe('after the user has switched gateways, the lookup service', () => {
  it('does not join a request to the other one', async () => {
    const gatewayIds = ['a'];
    const service = createTestLookupService({ gatewayIds });
    const first = service.collectAnswers();
    await service.waitForRequest(1);
    gatewayIds.splice(0, 1, 'b');
    const second = service.collectAnswers();
    (await service.waitForRequest(2)).answer(FOUND);
    expect(await second).toMatchObject([{ found: true, cached: { gatewayId: 'b' } }]);
    service.requests[0]?.answer(failing(DOWN));
    expect(await first).toEqual([{ found: false, failure: DOWN }]);
  });

  it('answers with a GPT that the other one returned', async () => {
    const cached = { ...toCachedGpt(START), gatewayId: 'removed' };
    const service = createTestLookupService({ gatewayIds: ['a'], cachedGpts: [cached] });
    expect(await service.collectAnswers()).toEqual([{ found: true, cached }]);
    expect(service.requests).toEqual([]);
  });

  it('sends nothing to a gateway that was forgotten while the lookup waited', async () => {
    const gatewayIds = ['a'];
    const service = createTestLookupService({ gatewayIds });
    const read = service.cache.get;
    const held = Promise.withResolvers<void>();
    const late = vi.spyOn(service.cache, 'get').mockImplementation(async (id) => {
      // The second reading is the last step before the request.
      if (late.mock.calls.length > 1) await held.promise;
      return read(id);
    });
    const answers = service.collectAnswers();
    await vi.waitFor(() => expect(late).toHaveBeenCalledTimes(2));
    gatewayIds.splice(0);
    held.resolve();
    expect(await answers).toEqual([{ found: false, failure: { kind: 'no-key' } }]);
    expect(service.requests).toEqual([]);
  });
});
