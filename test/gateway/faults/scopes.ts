import { type AccountEndpoint, accountEndpoints } from '../account/endpoints.ts';
import type { Endpoint } from '../lookup.ts';

/** `chat` is the endpoint for messages to GPTs and other models. */
export type AnyEndpoint = Endpoint | AccountEndpoint | 'chat';

const lookups: readonly Endpoint[] = ['id-v1', 'id-v2', 'search-v1', 'search-v2'];
const billing: readonly AccountEndpoint[] = ['billing-subscription', 'billing-usage'];

/** Names for several endpoints. */
const groups = {
  lookups,
  v1: ['id-v1', 'search-v1'],
  v2: ['id-v2', 'search-v2'],
  billing,
  balance: ['token-usage', ...billing],
  account: accountEndpoints,
  all: [...lookups, ...accountEndpoints, 'chat'],
} satisfies Record<string, readonly AnyEndpoint[]>;

/** An endpoint, or a name for several. */
export type FaultScope = AnyEndpoint | keyof typeof groups;

/** All scopes, for help texts. */
export const faultScopes = [...Object.keys(groups), ...groups.all] as FaultScope[];

export function isFaultScope(text: unknown): text is FaultScope {
  return faultScopes.some((scope) => scope === text);
}

/** Whether an endpoint is the one of this name or one of several. */
export function isInScope(endpoint: AnyEndpoint, scope: FaultScope): boolean {
  if (!Object.hasOwn(groups, scope)) return endpoint === scope;
  const group: readonly AnyEndpoint[] = groups[scope as keyof typeof groups];
  return group.includes(endpoint);
}
