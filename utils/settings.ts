import { storage } from 'wxt/utils/storage';
import { type Appearance, DEFAULT_APPEARANCE } from './appearance.ts';
import type { GatewayAccess } from './gateway/client.ts';

/** The user's gateway. Only the background and the options page read it. */
export const gatewaySetting = storage.defineItem<GatewayAccess | null>('local:gateway', {
  fallback: null,
  version: 1,
});

export const appearanceSetting = storage.defineItem<Appearance>('local:appearance', {
  fallback: DEFAULT_APPEARANCE,
  version: 1,
});
