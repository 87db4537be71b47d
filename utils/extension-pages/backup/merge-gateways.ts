import type { GatewayAccess } from '../../gateway/request.ts';
import { type Gateways, withValidActiveId } from '../../settings/saved-gateways.ts';

/**
 * Merges the gateways of a backup without removing any. A gateway with the same id, or with the same base URL and key, is
 * replaced as a whole, so that no key gets another base URL and no gateway is asked twice. The active gateway stays,
 * unless there was none.
 */
export function mergeGateways(current: Gateways, backup: Gateways | undefined): Gateways {
  if (!backup) return current;
  const fileIds = new Set(backup.all.map(({ id }) => id));
  const imported = backup.all.map((gateway) => {
    const same = current.all.find((own) => isSameAccess(own, gateway) && !fileIds.has(own.id));
    return same ? { ...gateway, id: same.id } : gateway;
  });
  const all = new Map([...current.all, ...imported].map((gateway) => [gateway.id, gateway]));
  const merged = { activeId: current.activeId || backup.activeId, all: [...all.values()] };
  return withValidActiveId(merged);
}

function isSameAccess(one: GatewayAccess, other: GatewayAccess): boolean {
  return one.baseUrl === other.baseUrl && one.apiKey === other.apiKey;
}
