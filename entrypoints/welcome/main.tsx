import browser from 'webextension-polyfill';
import { renderPage } from '../../components/surface.tsx';
import { Welcome } from '../../components/welcome.tsx';
import type { ConnectionReport } from '../../utils/gateway/connection-test.ts';
import type { GatewayAccess } from '../../utils/gateway/request.ts';
import { forgetAccess, saveAccess, testAccess } from '../../utils/gateway/set-up.ts';
import { gatewaySetting } from '../../utils/settings/gateway-setting.ts';
import { appearanceSetting } from '../../utils/settings/settings.ts';
import { languageOf, textIn } from '../../utils/text/text.ts';
import { SAMPLE_ID } from '../../utils/welcome/sample.ts';
import { watchWelcome } from '../../utils/welcome/watch-welcome.ts';

/** DALL·E, by OpenAI: as public as a GPT can be. */
const REAL_ID = 'g-2fkFE8rbu';

const browserLanguage = browser.i18n.getUILanguage();
const appearance = await appearanceSetting.getValue();

async function save(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
  await saveAccess(access, report);
  await show();
}

async function forget(): Promise<void> {
  await forgetAccess();
  await show();
}

async function show(): Promise<void> {
  renderPage(
    appearance,
    browserLanguage,
    <Welcome
      saved={await gatewaySetting.getValue()}
      test={testAccess}
      save={save}
      forget={forget}
      sampleId={SAMPLE_ID}
      realId={REAL_ID}
    />,
  );
}

watchWelcome(appearance, textIn(languageOf(appearance, browserLanguage)));
await show();
