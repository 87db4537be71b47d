import { storage } from 'wxt/utils/storage';
import type { Offers } from '../gateway/endpoints.ts';
import type { GatewayAccess } from '../gateway/request.ts';
import { DEFAULT_HOVER, type HoverSettings } from '../hover/hover-settings.ts';
import type { LoggedFailure } from '../inspector/failure-log.ts';
import type { Tally } from '../inspector/meter.ts';
import type { ViewRequest } from '../sidepanel/open-panel.ts';
import { EVERYWHERE, type Sites } from '../sites/sites.ts';
import { type Column, DEFAULT_COLUMNS } from '../table/columns.ts';
import { type Appearance, DEFAULT_APPEARANCE } from './appearance.ts';
import { DEFAULT_FOLLOW, type FollowSettings } from './follow-settings.ts';
import { DEFAULT_LOOK_UPS, type LookUpSettings } from './look-up-settings.ts';

// Settings are what a person chose; states are what the extension noted. Both live in the
// extension's storage, which is closed to web pages.

/** The user's gateway. Only the background, the options and the welcome page read it: it holds the key. */
export const gatewaySetting = storage.defineItem<GatewayAccess | null>('local:gateway', {
  fallback: null,
  version: 1,
});

/** Whether there is a gateway, and whose, for popup and side panel: the key does not come into their memory. */
export const gatewayOriginState = storage.defineItem<string | null>('local:gateway-origin', {
  fallback: null,
  version: 1,
});

/** What to write for a gateway, both at once: they never tell of different ones. */
export function gatewayItems(access: GatewayAccess | null) {
  return [
    { item: gatewaySetting, value: access },
    { item: gatewayOriginState, value: access && new URL(access.baseUrl).origin },
  ];
}

export const appearanceSetting = storage.defineItem<Appearance>('local:appearance', {
  fallback: DEFAULT_APPEARANCE,
  version: 1,
});

/** The background tells it to the frames that need it: no page reads storage. */
export const hoverSetting = storage.defineItem<HoverSettings>('local:hover', {
  fallback: DEFAULT_HOVER,
  version: 1,
});

export const lookUpSetting = storage.defineItem<LookUpSettings>('local:look-ups', {
  fallback: DEFAULT_LOOK_UPS,
  version: 1,
});

export const siteSetting = storage.defineItem<Sites>('local:sites', {
  fallback: EVERYWHERE,
  version: 1,
});

/** Until when GPT Lens is paused, in milliseconds since 1970. */
export const pausedUntilSetting = storage.defineItem<number | null>('local:paused-until', {
  fallback: null,
  version: 1,
});

/** Whether the toolbar button tells how many GPTs a page has: it is the one thing that reads whole pages. */
export const countingSetting = storage.defineItem<boolean>('local:counting', {
  fallback: false,
  version: 1,
});

/** The columns of a survey's table. */
export const columnsSetting = storage.defineItem<Column[]>('local:survey-columns', {
  fallback: DEFAULT_COLUMNS,
  version: 1,
});

export const followSetting = storage.defineItem<FollowSettings>('local:following', {
  fallback: DEFAULT_FOLLOW,
  version: 1,
});

/** Whether the last searches are remembered, in this browser only. */
export const rememberSearchesSetting = storage.defineItem<boolean>('local:remember-searches', {
  fallback: true,
  version: 1,
});

/** What was searched for, the newest first; never synced. */
export const recentSearchesState = storage.defineItem<string[]>('local:recent-searches', {
  fallback: [],
  version: 1,
});

/** Which generation of the API the gateway of this base URL was found to answer with. */
export interface KnownOffers {
  baseUrl: string;
  offers: Offers;
}

export const offersState = storage.defineItem<KnownOffers | null>('local:offers', {
  fallback: null,
  version: 1,
});

export const tallyState = storage.defineItem<Tally>('local:tally', { fallback: {}, version: 1 });

export const failuresState = storage.defineItem<LoggedFailure[]>('local:failures', {
  fallback: [],
  version: 1,
});

/** Whether the welcome page has been shown: once is enough, even where an installation is told of twice. */
export const welcomedState = storage.defineItem<boolean>('local:welcomed', {
  fallback: false,
  version: 1,
});

/** Gone with the browser: a view that a side panel was asked for and has not shown yet. */
export const viewRequestState = storage.defineItem<ViewRequest | null>('session:view-request', {
  fallback: null,
});
