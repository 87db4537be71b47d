import type { Gateways, SavedGateway } from '../settings/saved-gateways.ts';

/**
 * The ids of gateways that were removed or whose URL or key has changed: what was remembered of them is not valid.
 * `before` may be in the form of an older version, because storage events are not migrated.
 */
export function findChangedGateways(now: Partial<Gateways>, before: Partial<Gateways>): string[] {
  const isSame = (gateway: SavedGateway) =>
    now.all?.some(
      ({ id, baseUrl, apiKey }) =>
        id === gateway.id && baseUrl === gateway.baseUrl && apiKey === gateway.apiKey,
    );
  return (before.all ?? []).filter((gateway) => !isSame(gateway)).map(({ id }) => id);
}
