import { decode } from '../lookup.ts';

/** An endpoint that tells about the gateway or the account of a key. */
export type AccountEndpoint = (typeof accountEndpoints)[number];

/** A request to one of these endpoints. */
export interface AccountRequest {
  endpoint: AccountEndpoint;
  /** The requested model; empty at the other endpoints. */
  asked: string;
}

export const accountEndpoints = [
  'models',
  'model',
  'status',
  'pricing',
  'token-usage',
  'token-log',
  'billing-subscription',
  'billing-usage',
] as const;

const ENDPOINTS = new Map<string, AccountEndpoint>(
  Object.entries({
    '/v1/models': 'models',
    '/api/status': 'status',
    '/api/pricing': 'pricing',
    '/api/usage/token/': 'token-usage',
    '/api/log/token': 'token-log',
    '/v1/dashboard/billing/subscription': 'billing-subscription',
    '/dashboard/billing/subscription': 'billing-subscription',
    '/v1/dashboard/billing/usage': 'billing-usage',
    '/dashboard/billing/usage': 'billing-usage',
  }),
);

/** The endpoint of a request, or null for any other path. */
export function readAccountRequest(method: string, path: string): AccountRequest | null {
  if (method !== 'GET') return null;
  const endpoint = ENDPOINTS.get(path);
  if (endpoint) return { endpoint, asked: '' };
  const model = /^\/v1\/models\/([^/]+)$/.exec(path)?.[1];
  return model === undefined ? null : { endpoint: 'model', asked: decode(model) };
}
