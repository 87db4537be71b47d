import { storage } from 'wxt/utils/storage';
import type { GatewayAccess } from '../gateway/request.ts';
import { gatewayOriginState } from './settings.ts';

/**
 * The user's gateway, including the key. Only background, options and welcome page may import this module: defining the
 * item reads it, so the importing page has the key in its memory.
 */
export const gatewaySetting = storage.defineItem<GatewayAccess | null>('local:gateway', {
  fallback: null,
  version: 1,
});

/** The two items to write for a gateway, in one call so that they stay consistent. Lock `gatewaySetting` meanwhile. */
export function gatewayItems(access: GatewayAccess | null) {
  return [
    { key: gatewaySetting.key, value: access },
    { key: gatewayOriginState.key, value: access && new URL(access.baseUrl).origin },
  ];
}
