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
import { getNextPage } from './paging.ts';
import { parseGpt } from './parse-gpt.ts';
import { parseHits } from './parse-hits.ts';
import type { ParsedResponse } from './parse-response.ts';
import { type GatewayAccess, type IsAllowed, request } from './request.ts';
import { withRetries } from './retry.ts';

export interface Gateway {
  /** Rejects only when `signal` aborts. */
  gpt(id: GptId, signal?: AbortSignal): Promise<Result<Gpt>>;
  /** `next`: the page to request, from an earlier response; the first page without it. Rejects like `gpt`. */
  search(words: string, next?: NextPage, signal?: AbortSignal): Promise<Result<HitPage>>;
}

export interface GatewayOptions {
  isAllowed: IsAllowed;
  /** Which endpoint version to use. By default the newest that works. */
  choice?: VersionChoice;
  /** The versions that this gateway is known to support. */
  endpointVersions?: EndpointVersions;
  /** Called when a version works that was not known to. */
  onVersionFound?(endpoint: EndpointKind, version: Version): void;
  /** Called before each request, retries included. Returning a failure cancels the request. */
  beforeRequest?(): Promise<Failure | undefined>;
}

/** A client for the GPT endpoints of a gateway. */
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

  /** Tries the version that is known to work, then the other one if that endpoint is missing. */
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
      // An empty envelope does not say what is missing, so it must not become a negative entry.
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
      return ok({ hits, next: getNextPage(answer.value, next) });
    },
  };
}

/** Whether a failure means that the gateway lacks the endpoint: it sent a web page, or "Invalid URL". */
export function isEndpointMissing({ kind }: Failure): boolean {
  return kind === 'endpoint-missing' || kind === 'not-a-gateway';
}
