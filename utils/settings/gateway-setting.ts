import { storage } from 'wxt/utils/storage';
import type { GatewayAccess } from '../gateway/request.ts';
import { gatewayOriginState } from './settings.ts';

/**
 * The user's gateway, with its key. For the background, the options and the welcome page only: defining the item reads
 * it, so that a page that imports this module has the key in its memory.
 */
export const gatewaySetting = storage.defineItem<GatewayAccess | null>('local:gateway', {
  fallback: null,
  version: 1,
});

/** What to write for a gateway, both at once: they never tell of different ones. Lock `gatewaySetting` meanwhile. */
export function gatewayItems(access: GatewayAccess | null) {
  return [
    { key: gatewaySetting.key, value: access },
    { key: gatewayOriginState.key, value: access && new URL(access.baseUrl).origin },
  ];
}
