import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { type ChatRequest, countImages } from './chat/request.ts';
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
  chat: ChatStats;
  /** The latest requests of any kind, oldest first, at most 1,000. */
  log: LoggedRequest[];
}

interface ChatStats {
  /** Requests whose body came completely, whatever the response. */
  requests: number;
  byModel: Record<string, number>;
  /** Answers that cost something, whether or not the client stayed for all of it. */
  charged: number;
  /** Requests whose client left before the response was complete. */
  stopped: number;
  inFlight: number;
  maxInFlight: number;
  /** Images in all requests. */
  images: number;
  /** The size of all requests' bodies. */
  bytes: number;
  /** A hash of each of the latest bodies, oldest first, at most 100. The same hash twice is a body sent twice. */
  bodies: string[];
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
  /** Counts a chat, and its end when the response closes. `chat` is null if the body cannot be read. */
  countChat(chat: ChatRequest | null, body: Buffer, response: ServerResponse): ChatOutcome;
  /** A copy that later requests do not change. */
  snapshot(): GatewayStats;
  reset(): void;
}

/** The server reports the outcome of a look-up. */
interface LookupOutcome {
  failed(): void;
  refused(): void;
}

/** The server reports that it charges a chat. */
interface ChatOutcome {
  charged(): void;
}

const LONGEST_LOG = 1_000;
const MAX_BODIES = 100;

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
    countChat(chat, body, response) {
      const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
      const counted = stats.chat;
      counted.requests += 1;
      counted.bytes += body.length;
      counted.bodies = [...counted.bodies, hash].slice(-MAX_BODIES);
      if (chat) {
        counted.byModel[chat.model] = (counted.byModel[chat.model] ?? 0) + 1;
        counted.images += countImages(chat);
      }
      counted.inFlight += 1;
      counted.maxInFlight = Math.max(counted.maxInFlight, counted.inFlight);
      response.once('close', () => {
        stats.chat.inFlight -= 1;
        if (wasAborted(response)) stats.chat.stopped += 1;
      });
      return {
        charged: () => {
          stats.chat.charged += 1;
        },
      };
    },
    snapshot: () => structuredClone(stats),
    reset() {
      const { inFlight, chat } = stats;
      stats = { ...noRequests(), inFlight, maxInFlight: inFlight };
      stats.chat.inFlight = chat.inFlight;
      stats.chat.maxInFlight = chat.inFlight;
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
    chat: {
      requests: 0,
      byModel: {},
      charged: 0,
      stopped: 0,
      inFlight: 0,
      maxInFlight: 0,
      images: 0,
      bytes: 0,
      bodies: [],
    },
    log: [],
  };
}
