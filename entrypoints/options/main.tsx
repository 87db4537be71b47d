import browser from 'webextension-polyfill';
import { Options } from '../../components/options/options.tsx';
import { SettingsUnavailable } from '../../components/options/settings-unavailable.tsx';
import { renderPage } from '../../components/ui/render-page.tsx';
import { createBackupActions } from '../../utils/extension-pages/backup/backup-actions.ts';
import { saveFile } from '../../utils/extension-pages/export/save-file.ts';
import { createGatewayActions } from '../../utils/extension-pages/options/gateway-setup.ts';
import { createOptionsPage } from '../../utils/extension-pages/options/options-page.ts';
import { readShortcuts, shortcutSettings } from '../../utils/extension-pages/options/shortcuts.ts';
import { canNotify, requestNotifications } from '../../utils/lib/browser/permissions.ts';
import { usageState } from '../../utils/lookup/lookup-state.ts';
import { sendMessage } from '../../utils/messages/send.ts';
import { DEFAULT_APPEARANCE } from '../../utils/settings/appearance.ts';
import { gatewaysSetting } from '../../utils/settings/gateway-setting.ts';
import {
  appearanceSetting,
  chatSetting,
  countingSetting,
  followSetting,
  gatewayInfoState,
  hoverSetting,
  lookupSetting,
  recentSearchesState,
  rememberSearchesSetting,
  siteSetting,
} from '../../utils/settings/settings.ts';
import { watchItem } from '../../utils/settings/watch-item.ts';
import { openUserData } from '../../utils/user-data/database.ts';
import { createFollows } from '../../utils/user-data/follows.ts';

const userData = openUserData();
const browserLanguage = browser.i18n.getUILanguage();

const items = {
  gateways: gatewaysSetting,
  infos: gatewayInfoState,
  appearance: appearanceSetting,
  hover: hoverSetting,
  lookups: lookupSetting,
  usage: usageState,
  sites: siteSetting,
  rememberSearches: rememberSearchesSetting,
  counting: countingSetting,
  following: followSetting,
  chat: chatSetting,
};

const page = createOptionsPage({
  items,
  recentSearches: recentSearchesState,
  userData,
  follows: createFollows(userData),
  createGatewayActions,
  readShortcuts,
  openShortcutSettings: shortcutSettings(),
  canNotify,
  requestNotifications,
  sendMessage,
  watchItems(onChange) {
    for (const item of Object.values(items)) watchItem<unknown>(item, onChange);
  },
  copy: (text) => navigator.clipboard.writeText(text),
  show: (props) =>
    renderPage(
      props.appearance,
      browserLanguage,
      <Options {...props} backup={backup} saveFile={saveFile} />,
    ),
  showUnreadable: () =>
    renderPage(
      DEFAULT_APPEARANCE,
      browserLanguage,
      <SettingsUnavailable onReload={() => location.reload()} />,
    ),
});
const backup = createBackupActions(userData, page.render);

page.start();
// Shortcuts are changed in the browser's own settings, from which the user returns.
addEventListener('focus', page.refresh);
// The age of the balance grows.
setInterval(() => document.hidden || page.refresh(), 60_000);
