import type { Gpt, HitPage, NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import {
  type EndpointKind,
  type EndpointVersions,
  gptPath,
  searchPath,
  type Version,
  type VersionChoice,
  versionsToTry,
} from './endpoints.ts';
import { type Failure, failed, ok, type Result } from './failure.ts';
import { nextPage } from './paging.ts';
import { parseGpt } from './parse-gpt.ts';
import { parseHits } from './parse-hits.ts';
import type { ParsedResponse } from './parse-response.ts';
import { type GatewayAccess, type IsAllowed, request } from './request.ts';
import { withRetries } from './retry.ts';

export interface Gateway {
  /** Rejects only when `signal` aborts. */
  gpt(id: GptId, signal?: AbortSignal): Promise<Result<Gpt>>;
  /** `next`: the page that an earlier answer spoke of, instead of the first. */
  search(words: string, next?: NextPage, signal?: AbortSignal): Promise<Result<HitPage>>;
}

export interface GatewayOptions {
  isAllowed: IsAllowed;
  /** Which generation of the API to use; the newer that answers, unless told. */
  choice?: VersionChoice;
  /** What is known of the gateway already. */
  endpointVersions?: EndpointVersions;
  /** Told when a generation has answered that was not known to. */
  onVersionFound?(endpoint: EndpointKind, version: Version): void;
  /** Told before each request that leaves; a failure instead of nothing keeps it from leaving. */
  beforeRequest?(): Promise<Failure | undefined>;
}

/** The GPT endpoints of a gateway, of whichever generation it has. */
export function createGateway(access: GatewayAccess, options: GatewayOptions): Gateway {
  const {
    isAllowed,
    choice = 'auto',
    endpointVersions = {},
    onVersionFound,
    beforeRequest,
  } = options;

  async function get(
    path: string,
    isProven: boolean,
    signal?: AbortSignal,
  ): Promise<Result<ParsedResponse>> {
    const blocked = await beforeRequest?.();
    if (blocked) return failed(blocked);
    return request(access, path, { isAllowed, isProven, signal });
  }

  /** Asks the generation that is known to answer, then the other one. */
  async function requestEndpoint(
    endpoint: EndpointKind,
    path: (version: Version) => string,
    signal?: AbortSignal,
  ): Promise<Result<ParsedResponse>> {
    let firstFailure: Result<ParsedResponse> | undefined;
    for (const version of versionsToTry(choice, endpointVersions[endpoint])) {
      const isProven = endpointVersions[endpoint] === version;
      const result = await withRetries(() => get(path(version), isProven, signal), signal);
      const isAnswer = result.ok || result.failure.kind === 'unknown-gpt';
      if (isAnswer && !isProven) onVersionFound?.(endpoint, version);
      if (result.ok || !isEndpointMissing(result.failure)) return result;
      firstFailure ??= result;
    }
    return firstFailure ?? failed({ kind: 'endpoint-missing' });
  }

  return {
    async gpt(id, signal) {
      const answer = await requestEndpoint('gpt', (version) => gptPath[version](id), signal);
      if (!answer.ok) return answer;
      // Nothing in the envelope says that something is missing, not what: it is asked for again the next time.
      if (answer.value.data === null) return failed({ kind: 'refused' });
      const gpt = parseGpt(answer.value.data, id);
      return gpt ? ok(gpt) : failed({ kind: 'unreadable' });
    },
    async search(words, next, signal) {
      const answer = await requestEndpoint(
        'search',
        (version) => searchPath[version](words, next),
        signal,
      );
      if (!answer.ok) return answer.failure.kind === 'unknown-gpt' ? ok({ hits: [] }) : answer;
      // Some gateways send null for an empty list.
      const hits = parseHits(answer.value.data ?? []);
      if (!hits) return failed({ kind: 'unreadable' });
      return ok({ hits, next: nextPage(answer.value, next) });
    },
  };
}

/** Whether an answer means that the gateway has no such endpoint: a web page, or "Invalid URL". */
export function isEndpointMissing({ kind }: Failure): boolean {
  return kind === 'endpoint-missing' || kind === 'not-a-gateway';
}
