import { storage, type WxtStorageItem } from 'wxt/utils/storage';
import { type Appearance, DEFAULT_APPEARANCE } from './appearance.ts';
import { type ChatSettings, DEFAULT_CHAT } from './chat-settings.ts';
import { DEFAULT_FOLLOW, type FollowSettings } from './follow-settings.ts';
import type { GatewayInfos } from './gateway-info.ts';
import type { GatewayList } from './gateway-list.ts';
import { DEFAULT_HOVER, type HoverSettings } from './hover-settings.ts';
import { DEFAULT_LOOKUPS, type LookupSettings } from './lookup-settings.ts';
import { EVERYWHERE, type Sites } from './sites.ts';
import { type Column, DEFAULT_COLUMNS } from './table-columns.ts';
import {
  upgradeGatewayInfos,
  upgradeGatewayList,
  upgradeLookupSettings,
} from './upgrade-stored.ts';

// Items ending in `Setting` are chosen by the user, items ending in `State` are recorded by the extension. Both are in
// `storage.local`, which web pages cannot access. The gateway with its key is in a separate module. Stored: the names
// passed to `defineSetting` and the field names of the values must not change.

/**
 * An item of `storage.local`. It has no `watch`, because storage events of that area contain the gateway's key. Popup
 * and side panel use `watchSetting`, contexts that may have the key use `watchItem`.
 */
export interface Setting<T>
  extends Pick<
    WxtStorageItem<T, Record<string, unknown>>,
    'key' | 'fallback' | 'getValue' | 'setValue' | 'removeValue'
  > {
  /** Converts a stored value of an older version. Returns a current one as it is. */
  upgrade(stored: unknown): T;
}

export function defineSetting<T>(
  name: string,
  fallback: T,
  upgrade: (stored: unknown) => T = (stored) => stored as T,
): Setting<T> {
  const item = storage.defineItem<T>(`local:${name}`, { fallback, version: 1 });
  const { key, setValue, removeValue } = item;
  const getValue = async () => upgrade(await item.getValue());
  return { key, fallback, getValue, setValue, removeValue, upgrade };
}

/** The gateways without their keys. For popup and side panel, which must not have a key in memory. */
export const gatewayListState = defineSetting<GatewayList>(
  'gateway-origin',
  { activeId: '', all: [] },
  upgradeGatewayList,
);

/** What is known of each gateway. Written together with the gateways, see `gateway-setting.ts`. */
export const gatewayInfoState = defineSetting<GatewayInfos>('offers', {}, upgradeGatewayInfos);

export const appearanceSetting = defineSetting<Appearance>('appearance', DEFAULT_APPEARANCE);

/** The background sends it to frames with a card: content scripts never read storage. */
export const hoverSetting = defineSetting<HoverSettings>('hover', DEFAULT_HOVER);

export const lookupSetting = defineSetting<LookupSettings>(
  'look-ups',
  DEFAULT_LOOKUPS,
  upgradeLookupSettings,
);

export const siteSetting = defineSetting<Sites>('sites', EVERYWHERE);

/** When a pause of GPT Lens ends, in milliseconds since 1970; `null` if not paused. */
export const pausedUntilSetting = defineSetting<number | null>('paused-until', null);

/** Whether the toolbar button shows the number of GPTs on a page. Off by default, because it scans every page. */
export const countingSetting = defineSetting<boolean>('counting', false);

/** The columns of a batch's table. */
export const columnsSetting = defineSetting<Column[]>('survey-columns', DEFAULT_COLUMNS);

export const followSetting = defineSetting<FollowSettings>('following', DEFAULT_FOLLOW);

export const chatSetting = defineSetting<ChatSettings>('chat', DEFAULT_CHAT);

/** Whether to remember the last searches, in this browser only. */
export const rememberSearchesSetting = defineSetting<boolean>('remember-searches', true);

/** The last searches, newest first; never synced. */
export const recentSearchesState = defineSetting<string[]>('recent-searches', []);

/** Whether the welcome page was shown, because browsers may report an installation twice. */
export const welcomedState = defineSetting<boolean>('welcomed', false);
