import browser from 'webextension-polyfill';
import { renderPage } from '../../components/ui/render-page.tsx';
import { Welcome } from '../../components/welcome/welcome.tsx';
import {
  forgetAccess,
  restoreAccess,
  saveAccess,
  testAccess,
} from '../../utils/extension-pages/options/gateway-setup.ts';
import { enableHover } from '../../utils/extension-pages/welcome/enable-hover.ts';
import { SAMPLE_ID } from '../../utils/extension-pages/welcome/sample.ts';
import type { ConnectionReport } from '../../utils/gateway/connection-test.ts';
import type { GatewayAccess } from '../../utils/gateway/request.ts';
import { chooseLanguage, createI18n } from '../../utils/i18n/i18n.ts';
import { DEFAULT_APPEARANCE } from '../../utils/settings/appearance.ts';
import { gatewaySetting } from '../../utils/settings/gateway-setting.ts';
import { appearanceSetting } from '../../utils/settings/settings.ts';
import { watchItem } from '../../utils/settings/watch-item.ts';

/** DALL·E, by OpenAI: as public as a GPT can be. */
const REAL_ID = 'g-2fkFE8rbu';

const browserLanguage = browser.i18n.getUILanguage();
// What cannot be read is as it comes: the page has to be there, and says so where something cannot be saved.
let appearance = await appearanceSetting.getValue().catch(() => DEFAULT_APPEARANCE);
let saved: GatewayAccess | null = await gatewaySetting.getValue().catch(() => null);

async function save(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
  await saveAccess(access, report);
  await showSaved();
}

async function forget(): Promise<void> {
  await forgetAccess();
  await showSaved();
}

async function restore(access: GatewayAccess): Promise<boolean> {
  const isRestored = await restoreAccess(access);
  await showSaved();
  return isRestored;
}

async function showSaved(): Promise<void> {
  saved = await gatewaySetting.getValue();
  render();
}

function render(): void {
  renderPage(
    appearance,
    browserLanguage,
    <Welcome
      saved={saved}
      test={testAccess}
      save={save}
      forget={forget}
      restore={restore}
      sampleId={SAMPLE_ID}
      realId={REAL_ID}
    />,
  );
}

enableHover(appearance, createI18n(chooseLanguage(appearance, browserLanguage)));
watchItem(gatewaySetting, (access) => {
  saved = access;
  render();
});
watchItem(appearanceSetting, (chosen) => {
  appearance = chosen;
  render();
});
render();
