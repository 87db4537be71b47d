import type { NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';

/** The two endpoint versions; a gateway supports one or both. */
export type Version = 'v2' | 'v1';

/** `gpt` returns a GPT by id, `search` finds GPTs by keywords. */
export type EndpointKind = 'gpt' | 'search';

/** The known endpoint versions of one gateway. Stored: field names must not change. */
export type EndpointVersions = Partial<Record<EndpointKind, Version>>;

/** Which endpoint version to use: `auto` prefers the newer one. */
export type VersionChoice = Version | 'auto';

export const gptPath: Record<Version, (id: GptId) => string> = {
  v2: (id) => `/v2/gpts/${id}`,
  v1: (id) => `/v1/gpts/?id=${id}`,
};

export const searchPath: Record<Version, (words: string, next?: NextPage) => string> = {
  v2: (words, next) => `/v2/gpts/search?query=${encode(words)}${toParameters(next)}`,
  v1: (words, next) => `/v1/gpts/search?search=${encode(words)}${toParameters(next)}`,
};

/**
 * Endpoints that tell about the account and the site. They are free of charge. With the header of another vendor
 * (`x-api-key`, `x-goog-api-key`), some gateways list models in that vendor's shape, so no such header is sent.
 */
export const accountPath = {
  models: '/v1/models',
  /** Without the slash at the end, gateways redirect. */
  tokenUsage: '/api/usage/token/',
  /** Shared with the official API, in two places. */
  billing: ['/v1/dashboard/billing', '/dashboard/billing'],
  pricing: '/api/pricing',
  status: '/api/status',
} as const;

/** The versions in the order in which to try them. */
export function versionsToTry(choice: VersionChoice, known: Version | undefined): Version[] {
  if (choice !== 'auto') return [choice];
  return known === 'v1' ? ['v1', 'v2'] : ['v2', 'v1'];
}

function toParameters(next: NextPage = {}): string {
  return Object.entries(next)
    .map(([name, value]) => `&${encode(name)}=${encode(value)}`)
    .join('');
}

/** `encodeURIComponent` throws on lone surrogates, which truncated pasted text may contain. */
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed());
}
