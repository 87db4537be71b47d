import browser from 'webextension-polyfill';
import { isAllowed } from '../../lib/browser/permissions.ts';
import type { Library } from '../../lookup/cache/cache.ts';
import { failuresState, tallyState } from '../../lookup/lookup-state.ts';
import { gatewaySetting } from '../../settings/gateway-setting.ts';
import { isPaused, readScope } from '../../settings/scope.ts';
import { lookUpSetting, offersState } from '../../settings/settings.ts';
import { diagnosticsText } from './format.ts';

/** Looks at everything that the diagnostics tell of. */
export async function reportDiagnostics(
  library: Library,
  bookkeeping: string | undefined,
): Promise<string> {
  const access = await gatewaySetting.getValue();
  const where = await readScope();
  const origin = access ? new URL(access.baseUrl).origin : undefined;
  return diagnosticsText({
    version: browser.runtime.getManifest().version,
    userAgent: navigator.userAgent,
    language: browser.i18n.getUILanguage(),
    gatewayOrigin: origin,
    isKeySaved: access !== null,
    isAllowed: origin !== undefined && (await isAllowed(origin)),
    sites: where.sites,
    isPaused: isPaused(where),
    lookUps: await lookUpSetting.getValue(),
    offers: await offersState.getValue(),
    tally: await tallyState.getValue(),
    library: await library.state(),
    bookkeeping,
    failures: await failuresState.getValue(),
    now: Date.now(),
  });
}
