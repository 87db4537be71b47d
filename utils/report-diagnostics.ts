import browser from 'webextension-polyfill';
import { isAllowed } from './access.ts';
import { isPaused, readWhereabouts } from './control/whereabouts.ts';
import { diagnosticsText } from './diagnostics.ts';
import type { Library } from './library/library.ts';
import {
  failuresState,
  gatewaySetting,
  lookUpSetting,
  offersState,
  tallyState,
} from './settings.ts';

/** Looks at everything that the diagnostics tell of. */
export async function reportDiagnostics(library: Library): Promise<string> {
  const access = await gatewaySetting.getValue();
  const where = await readWhereabouts();
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
    failures: await failuresState.getValue(),
    now: Date.now(),
  });
}
