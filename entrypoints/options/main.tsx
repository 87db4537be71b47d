import browser from 'webextension-polyfill';
import { Options } from '../../components/options.tsx';
import { renderPage } from '../../components/surface.tsx';
import { isAllowed, requestAccess } from '../../utils/access.ts';
import type { Appearance } from '../../utils/appearance.ts';
import { createGateway } from '../../utils/gateway/client.ts';
import {
  type ConnectionReport,
  offersIn,
  testConnection,
} from '../../utils/gateway/connection-test.ts';
import type { GatewayAccess } from '../../utils/gateway/request.ts';
import type { LookUpSettings } from '../../utils/look-up-settings.ts';
import { ask } from '../../utils/messages/ask.ts';
import { pageElement } from '../../utils/page-element.ts';
import {
  appearanceSetting,
  countingSetting,
  gatewaySetting,
  lookUpSetting,
  offersState,
  tallyState,
} from '../../utils/settings.ts';

const page = pageElement();

/** The key is tried from this page itself, so that it never travels in a message. */
async function test(access: GatewayAccess): Promise<ConnectionReport> {
  // Asked for first: browsers only ask in direct answer to a click.
  await requestAccess(new URL(access.baseUrl).origin);
  let lookUps = 0;
  const report = await testConnection((choice) =>
    createGateway(access, {
      isAllowed,
      choice,
      async beforeRequest() {
        lookUps++;
        return undefined;
      },
    }),
  );
  // Only the count is lost where the background cannot be told.
  await ask({ type: 'tested', lookUps, isWorking: !report.failure }).catch(() => {});
  return report;
}

async function save(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
  await requestAccess(new URL(access.baseUrl).origin);
  await gatewaySetting.setValue(access);
  if (report) await offersState.setValue({ baseUrl: access.baseUrl, offers: offersIn(report) });
  await show();
}

async function forget(): Promise<void> {
  await gatewaySetting.removeValue();
  await offersState.removeValue();
  await show();
}

async function changeLookUps(settings: LookUpSettings): Promise<void> {
  await lookUpSetting.setValue(settings);
  await show();
}

async function changeAppearance(appearance: Appearance): Promise<void> {
  await appearanceSetting.setValue(appearance);
  await show();
}

async function changeCounting(isOn: boolean): Promise<void> {
  await countingSetting.setValue(isOn);
  await show();
}

async function copyDiagnostics(): Promise<void> {
  await navigator.clipboard.writeText(await ask({ type: 'diagnostics' }));
}

async function show(): Promise<void> {
  const appearance = await appearanceSetting.getValue();
  renderPage(
    page,
    appearance,
    browser.i18n.getUILanguage(),
    <Options
      saved={await gatewaySetting.getValue()}
      test={test}
      save={save}
      forget={forget}
      lookUps={await lookUpSetting.getValue()}
      tally={await tallyState.getValue()}
      now={Date.now()}
      changeLookUps={changeLookUps}
      appearance={appearance}
      changeAppearance={changeAppearance}
      isCounting={await countingSetting.getValue()}
      changeCounting={changeCounting}
      copyDiagnostics={copyDiagnostics}
    />,
  );
}

tallyState.watch(show);
await show();
