import browser from 'webextension-polyfill';
import { Options } from '../../components/options.tsx';
import { renderPage } from '../../components/surface.tsx';
import { isAllowed, requestAccess } from '../../utils/access.ts';
import type { Appearance } from '../../utils/appearance.ts';
import { createGateway, type GatewayAccess } from '../../utils/gateway/client.ts';
import { testConnection } from '../../utils/gateway/connection-test.ts';
import { pageElement } from '../../utils/page-element.ts';
import { appearanceSetting, gatewaySetting } from '../../utils/settings.ts';

const page = pageElement();
let saved = await gatewaySetting.getValue();

/** The key is tried from this page itself, so that it never travels in a message. */
async function test(access: GatewayAccess) {
  await requestAccess(new URL(access.baseUrl).origin);
  return testConnection(createGateway(access, isAllowed));
}

async function save(access: GatewayAccess): Promise<void> {
  // Asked for first: browsers only ask in direct answer to a click.
  await requestAccess(new URL(access.baseUrl).origin);
  await gatewaySetting.setValue(access);
  saved = access;
  await show();
}

async function forget(): Promise<void> {
  await gatewaySetting.removeValue();
  saved = null;
  await show();
}

async function changeAppearance(appearance: Appearance): Promise<void> {
  await appearanceSetting.setValue(appearance);
  await show();
}

async function show(): Promise<void> {
  const appearance = await appearanceSetting.getValue();
  renderPage(
    page,
    appearance,
    browser.i18n.getUILanguage(),
    <Options
      saved={saved}
      test={test}
      save={save}
      forget={forget}
      appearance={appearance}
      changeAppearance={changeAppearance}
    />,
  );
}

await show();
