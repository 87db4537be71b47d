import type { GatewayInfo, GatewayInfos } from '../../settings/gateway-info.ts';

/** What is known of a gateway; `undefined` for nothing. What was found at another base URL does not count. */
export function getInfo(
  infos: GatewayInfos,
  { id, baseUrl }: { id: string; baseUrl: string },
): GatewayInfo | undefined {
  const info = infos[id];
  return info?.baseUrl === baseUrl ? info : undefined;
}
