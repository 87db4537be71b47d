import type { ComponentChildren } from 'preact';
import browser from 'webextension-polyfill';
import { SidePanel } from '../../components/panel/side-panel.tsx';
import { renderPage } from '../../components/ui/render-page.tsx';
import { StorageUnavailable } from '../../components/ui/storage-unavailable.tsx';
import { currentRoute, enter } from '../../utils/extension-pages/sidepanel/navigation.ts';
import { createPanel } from '../../utils/extension-pages/sidepanel/panel.ts';
import { startBatch } from '../../utils/extension-pages/sidepanel/start-batch.ts';
import { chooseLanguage, createI18n } from '../../utils/i18n/i18n.ts';
import { isInPrivateWindow } from '../../utils/messages/private-window.ts';
import { redeemOwnToken } from '../../utils/messages/url-tokens.ts';
import { watchViewRequests } from '../../utils/messages/view-request.ts';
import { appearanceSetting } from '../../utils/settings/settings.ts';
import { watchSetting } from '../../utils/settings/watch-setting.ts';
import { openUserData } from '../../utils/user-data/database.ts';
import { openView } from './views.tsx';

const userData = openUserData();
const browserLanguage = browser.i18n.getUILanguage();
const [startAppearance, isPrivate, pageData] = await Promise.all([
  appearanceSetting.getValue(),
  isInPrivateWindow(),
  redeemOwnToken(),
]);
let appearance = startAppearance;

const panel = createPanel<ComponentChildren>({
  userData,
  isPrivate,
  show: ({ view, message, content }) =>
    renderPage(
      appearance,
      browserLanguage,
      <SidePanel view={view} message={message}>
        {content}
      </SidePanel>,
    ),
  openView,
  createUnavailable: (reason, retry) => <StorageUnavailable reason={reason} onRetry={retry} />,
  currentRoute,
  enter,
  startBatch,
  getText: (key) => createI18n(chooseLanguage(appearance, browserLanguage)).t(key),
});

addEventListener('hashchange', panel.followHistory);
addEventListener('popstate', panel.followHistory);
addEventListener('unhandledrejection', panel.reportFailedAction);
watchSetting(appearanceSetting, (chosen) => {
  appearance = chosen;
  panel.render();
});
if (pageData?.view) {
  await panel.showRequested(pageData.view, 'replaceState');
} else if (!(await watchViewRequests((view) => panel.showRequested(view, 'pushState')))) {
  await panel.openRoute(false);
}
