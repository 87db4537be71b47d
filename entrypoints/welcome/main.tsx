import browser from 'webextension-polyfill';
import { renderPage } from '../../components/ui/render-page.tsx';
import { Welcome } from '../../components/welcome/welcome.tsx';
import { createGatewayActions } from '../../utils/extension-pages/options/gateway-setup.ts';
import { enableHover } from '../../utils/extension-pages/welcome/enable-hover.ts';
import { SAMPLE_ID } from '../../utils/extension-pages/welcome/sample.ts';
import { chooseLanguage, createI18n } from '../../utils/i18n/i18n.ts';
import { DEFAULT_APPEARANCE } from '../../utils/settings/appearance.ts';
import { gatewaysSetting } from '../../utils/settings/gateway-setting.ts';
import { NO_GATEWAYS } from '../../utils/settings/saved-gateways.ts';
import { appearanceSetting, gatewayInfoState } from '../../utils/settings/settings.ts';
import { watchItem } from '../../utils/settings/watch-item.ts';

/** DALL·E by OpenAI, a public GPT. */
const REAL_ID = 'g-2fkFE8rbu';

const browserLanguage = browser.i18n.getUILanguage();
// Use the defaults if storage cannot be read: the page must appear, and reports errors when saving.
let appearance = await appearanceSetting.getValue().catch(() => DEFAULT_APPEARANCE);
let gateways = await gatewaysSetting.getValue().catch(() => NO_GATEWAYS);
let infos = await gatewayInfoState.getValue().catch(() => ({}));

const gatewayActions = createGatewayActions(showSaved);

async function showSaved(): Promise<void> {
  [gateways, infos] = await Promise.all([gatewaysSetting.getValue(), gatewayInfoState.getValue()]);
  render();
}

function render(): void {
  renderPage(
    appearance,
    browserLanguage,
    <Welcome
      gateways={gateways}
      infos={infos}
      now={Date.now()}
      {...gatewayActions}
      sampleId={SAMPLE_ID}
      realId={REAL_ID}
    />,
  );
}

enableHover(appearance, createI18n(chooseLanguage(appearance, browserLanguage)));
watchItem(gatewaysSetting, (changed) => {
  gateways = changed;
  render();
});
watchItem(gatewayInfoState, (changed) => {
  infos = changed;
  render();
});
watchItem(appearanceSetting, (chosen) => {
  appearance = chosen;
  render();
});
render();
