import { type Gateways, getActiveGateway } from '../../settings/saved-gateways.ts';

/**
 * Merges the gateways of a backup without removing any. A gateway with the same id is replaced as a whole, so that no
 * key gets another base URL. The active gateway stays, unless there was none.
 */
export function mergeGateways(current: Gateways, backup: Gateways | undefined): Gateways {
  if (!backup) return current;
  const all = new Map([...current.all, ...backup.all].map((gateway) => [gateway.id, gateway]));
  const merged = { activeId: current.activeId || backup.activeId, all: [...all.values()] };
  return { ...merged, activeId: getActiveGateway(merged)?.id ?? '' };
}
