import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint, Lookup } from './lookup.ts';

/** Requests since the gateway started or since `resetStats`. */
export interface GatewayStats {
  /** Requests to the four endpoints, whatever the response. */
  lookups: number;
  byEndpoint: Record<Endpoint, number>;
  /** Look-ups of each id. */
  byId: Record<string, number>;
  /** Searches for each text. */
  bySearch: Record<string, number>;
  /** Look-ups answered by a fault. */
  failed: number;
  /** Look-ups refused because of a missing or wrong key. */
  refused: number;
  /** Look-ups that the client aborted before the response was complete. */
  aborted: number;
  inFlight: number;
  maxInFlight: number;
  /** More than 1 means that one id was requested twice at the same time. */
  maxInFlightOfOneId: number;
  pictures: number;
  /** Requests about the gateway or the account by path, whatever the response. They are no look-ups. */
  account: Record<string, number>;
  /** The latest requests of any kind, oldest first, at most 1,000. */
  log: LoggedRequest[];
}

interface LoggedRequest {
  method: string;
  /** Path and query, as sent. */
  url: string;
  headers: IncomingHttpHeaders;
}

export interface Counter {
  logRequest(request: IncomingMessage): void;
  /** Counts a look-up, and its end when the response closes. */
  countLookup(lookup: Lookup, response: ServerResponse): LookupOutcome;
  countPicture(): void;
  countAccountRequest(path: string): void;
  /** A copy that later requests do not change. */
  snapshot(): GatewayStats;
  reset(): void;
}

/** The server reports the outcome of a look-up. */
interface LookupOutcome {
  failed(): void;
  refused(): void;
}

const LONGEST_LOG = 1_000;

export function createCounter(): Counter {
  let stats = noRequests();
  const inFlightById = new Map<string, number>();

  function countInFlight(id: string | null, change: 1 | -1): void {
    stats.inFlight += change;
    stats.maxInFlight = Math.max(stats.maxInFlight, stats.inFlight);
    if (id === null) return;
    const ofThisId = (inFlightById.get(id) ?? 0) + change;
    inFlightById.set(id, ofThisId);
    stats.maxInFlightOfOneId = Math.max(stats.maxInFlightOfOneId, ofThisId);
  }

  return {
    logRequest({ method = '', url = '', headers }) {
      stats.log.push({ method, url, headers });
      if (stats.log.length > LONGEST_LOG) stats.log.shift();
    },
    countLookup({ endpoint, asked }, response) {
      const isSearch = endpoint.startsWith('search');
      const tally = isSearch ? stats.bySearch : stats.byId;
      tally[asked] = (tally[asked] ?? 0) + 1;
      stats.lookups += 1;
      stats.byEndpoint[endpoint] += 1;
      const id = isSearch ? null : asked;
      countInFlight(id, 1);
      response.once('close', () => {
        countInFlight(id, -1);
        if (wasAborted(response)) stats.aborted += 1;
      });
      return {
        failed: () => {
          stats.failed += 1;
        },
        refused: () => {
          stats.refused += 1;
        },
      };
    },
    countPicture() {
      stats.pictures += 1;
    },
    countAccountRequest(path) {
      stats.account[path] = (stats.account[path] ?? 0) + 1;
    },
    snapshot: () => structuredClone(stats),
    reset() {
      const { inFlight } = stats;
      stats = { ...noRequests(), inFlight, maxInFlight: inFlight };
    },
  };
}

/** True if the client closed the connection: a fault that does so destroys it with an error. */
function wasAborted(response: ServerResponse): boolean {
  return !response.writableFinished && !response.errored;
}

function noRequests(): GatewayStats {
  return {
    lookups: 0,
    byEndpoint: { 'id-v1': 0, 'id-v2': 0, 'search-v1': 0, 'search-v2': 0 },
    byId: {},
    bySearch: {},
    failed: 0,
    refused: 0,
    aborted: 0,
    inFlight: 0,
    maxInFlight: 0,
    maxInFlightOfOneId: 0,
    pictures: 0,
    account: {},
    log: [],
  };
}
