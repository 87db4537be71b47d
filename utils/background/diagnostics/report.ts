import browser from 'webextension-polyfill';
import { isAllowed } from '../../lib/browser/permissions.ts';
import type { GptCache } from '../../lookup/cache/cache.ts';
import { failuresState, usageState } from '../../lookup/lookup-state.ts';
import { gatewaySetting } from '../../settings/gateway-setting.ts';
import { isPaused, readScope } from '../../settings/scope.ts';
import { endpointVersionsState, lookupSetting } from '../../settings/settings.ts';
import { formatDiagnostics } from './format.ts';

/** Looks at everything that the diagnostics tell of. */
export async function collectDiagnostics(
  cache: GptCache,
  bookkeeping: string | undefined,
): Promise<string> {
  const access = await gatewaySetting.getValue();
  const scope = await readScope();
  const origin = access ? new URL(access.baseUrl).origin : undefined;
  return formatDiagnostics({
    version: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    language: browser.i18n.getUILanguage(),
    gatewayOrigin: origin,
    isKeySaved: access !== null,
    isAllowed: origin !== undefined && (await isAllowed(origin)),
    sites: scope.sites,
    isPaused: isPaused(scope),
    lookupSettings: await lookupSetting.getValue(),
    endpointVersions: await endpointVersionsState.getValue(),
    usage: await usageState.getValue(),
    cache: await cache.getStats(),
    bookkeeping,
    failures: await failuresState.getValue(),
    now: Date.now(),
  });
}
