import { storage, type WxtStorageItem } from 'wxt/utils/storage';
import type { EndpointVersions } from '../gateway/endpoints.ts';
import { type Appearance, DEFAULT_APPEARANCE } from './appearance.ts';
import { DEFAULT_FOLLOW, type FollowSettings } from './follow-settings.ts';
import { DEFAULT_HOVER, type HoverSettings } from './hover-settings.ts';
import { DEFAULT_LOOKUPS, type LookupSettings } from './lookup-settings.ts';
import { EVERYWHERE, type Sites } from './sites.ts';
import { type Column, DEFAULT_COLUMNS } from './table-columns.ts';

// Settings are what a person chose; states are what the extension noted. Both live in the
// extension's storage, which is closed to web pages. The gateway with its key is in a module of its own.

/**
 * An item of `storage.local`. It has no `watch`: the events of that area bring the gateway's key along. Popup and side
 * panel use `watchSetting`, the pages that may have the key `watchItem`.
 */
export type Setting<T> = Pick<
  WxtStorageItem<T, Record<string, unknown>>,
  'key' | 'fallback' | 'getValue' | 'setValue' | 'removeValue'
>;

export function defineSetting<T>(name: string, fallback: T): Setting<T> {
  return storage.defineItem<T>(`local:${name}`, { fallback, version: 1 });
}

/** Whether there is a gateway, and whose, for popup and side panel: the key does not come into their memory. */
export const gatewayOriginState = defineSetting<string | null>('gateway-origin', null);

export const appearanceSetting = defineSetting<Appearance>('appearance', DEFAULT_APPEARANCE);

/** The background tells it to the frames that need it: no page reads storage. */
export const hoverSetting = defineSetting<HoverSettings>('hover', DEFAULT_HOVER);

export const lookupSetting = defineSetting<LookupSettings>('look-ups', DEFAULT_LOOKUPS);

export const siteSetting = defineSetting<Sites>('sites', EVERYWHERE);

/** Until when GPT Lens is paused, in milliseconds since 1970. */
export const pausedUntilSetting = defineSetting<number | null>('paused-until', null);

/** Whether the toolbar button tells how many GPTs a page has: it is the one thing that reads whole pages. */
export const countingSetting = defineSetting<boolean>('counting', false);

/** The columns of a survey's table. */
export const columnsSetting = defineSetting<Column[]>('survey-columns', DEFAULT_COLUMNS);

export const followSetting = defineSetting<FollowSettings>('following', DEFAULT_FOLLOW);

/** Whether the last searches are remembered, in this browser only. */
export const rememberSearchesSetting = defineSetting<boolean>('remember-searches', true);

/** What was searched for, the newest first; never synced. */
export const recentSearchesState = defineSetting<string[]>('recent-searches', []);

/** Which generation of the API the gateway of this base URL was found to answer with. */
export interface SavedEndpointVersions {
  baseUrl: string;
  offers: EndpointVersions;
}

export const endpointVersionsState = defineSetting<SavedEndpointVersions | null>('offers', null);

/** Whether the welcome page has been shown: once is enough, even where an installation is told of twice. */
export const welcomedState = defineSetting<boolean>('welcomed', false);
