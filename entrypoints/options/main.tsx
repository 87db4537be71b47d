import browser from 'webextension-polyfill';
import { Options } from '../../components/options/options.tsx';
import { SettingsUnavailable } from '../../components/options/settings-unavailable.tsx';
import { renderPage } from '../../components/ui/render-page.tsx';
import { createBackupActions } from '../../utils/extension-pages/backup/backup-actions.ts';
import {
  forgetAccess,
  restoreAccess,
  saveAccess,
  testAccess,
} from '../../utils/extension-pages/options/gateway-setup.ts';
import { readShortcuts, shortcutSettings } from '../../utils/extension-pages/options/shortcuts.ts';
import type { ConnectionReport } from '../../utils/gateway/connection-test.ts';
import type { GatewayAccess } from '../../utils/gateway/request.ts';
import { canNotify, requestNotifications } from '../../utils/lib/browser/permissions.ts';
import { type StoredItem, updateItem } from '../../utils/lib/update-item.ts';
import { usageState } from '../../utils/lookup/lookup-state.ts';
import { sendMessage } from '../../utils/messages/send.ts';
import { DEFAULT_APPEARANCE } from '../../utils/settings/appearance.ts';
import type { FollowSettings } from '../../utils/settings/follow-settings.ts';
import { gatewaySetting } from '../../utils/settings/gateway-setting.ts';
import {
  appearanceSetting,
  countingSetting,
  followSetting,
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
const follows = createFollows(userData);
const backup = createBackupActions(userData, render);
/** How many GPTs are followed; missing until the database has answered. The page does not wait for it. */
let followed: number | undefined;
let shows = 0;

/** Changes an item as it is by then, whoever else does, and shows it. */
async function update<T>(item: StoredItem<T>, change: (value: T) => T): Promise<void> {
  await updateItem(item, change);
  await render();
}

/** For the settings of one section: changes some of them, and leaves the others as they are. */
function changerOf<T extends object>(item: StoredItem<T>): (changed: Partial<T>) => Promise<void> {
  return (changed) => update(item, (settings) => ({ ...settings, ...changed }));
}

async function save(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
  await saveAccess(access, report);
  await render();
}

async function forget(): Promise<void> {
  await forgetAccess();
  await render();
}

async function restore(access: GatewayAccess): Promise<boolean> {
  const isRestored = await restoreAccess(access);
  await render();
  return isRestored;
}

async function rememberSearches(isOn: boolean): Promise<void> {
  await updateItem(rememberSearchesSetting, () => isOn);
  if (!isOn) await updateItem(recentSearchesState, () => []);
  await render();
}

async function clearCache(): Promise<void> {
  await sendMessage({ type: 'clear-cache' });
}

const changeFollowing = changerOf(followSetting);

async function allowNotifications(): Promise<void> {
  // Nothing may be awaited before: browsers only ask in direct answer to a click.
  const notifies = await requestNotifications();
  await changeFollowing({ notifies });
}

/** As they are saved, without notifications where the browser does not let them be shown any more. */
async function followSettings(): Promise<FollowSettings> {
  const [saved, isAllowed] = await Promise.all([followSetting.getValue(), canNotify()]);
  return { ...saved, notifies: saved.notifies && isAllowed };
}

async function countFollowed(): Promise<void> {
  // Where nothing can be read, it stays unknown.
  followed = await follows.all().then(
    (all) => all.length,
    () => undefined,
  );
  await render();
}

async function copyDiagnostics(): Promise<void> {
  await navigator.clipboard.writeText(await sendMessage({ type: 'get-diagnostics' }));
}

async function render(): Promise<void> {
  const own = ++shows;
  const [
    appearance,
    shortcuts,
    saved,
    hover,
    lookUps,
    tally,
    sites,
    isRememberingSearches,
    isCounting,
    settings,
  ] = await Promise.all([
    appearanceSetting.getValue(),
    readShortcuts(),
    gatewaySetting.getValue(),
    hoverSetting.getValue(),
    lookupSetting.getValue(),
    usageState.getValue(),
    siteSetting.getValue(),
    rememberSearchesSetting.getValue(),
    countingSetting.getValue(),
    followSettings(),
  ]);
  // A later look knows better.
  if (own !== shows) return;
  renderPage(
    appearance,
    browser.i18n.getUILanguage(),
    <Options
      saved={saved}
      test={testAccess}
      save={save}
      forget={forget}
      restore={restore}
      hover={{
        settings: hover,
        keys: shortcuts.find(({ purpose }) => purpose === 'inspect')?.keys,
        onChange: changerOf(hoverSetting),
      }}
      shortcuts={{ shortcuts, onChange: shortcutSettings() }}
      lookupSettings={lookUps}
      usage={tally}
      now={Date.now()}
      onLookupSettingsChange={changerOf(lookupSetting)}
      appearance={appearance}
      onAppearanceChange={changerOf(appearanceSetting)}
      sites={sites}
      onSitesChange={(change) => update(siteSetting, change)}
      cache={{ clear: clearCache, isRememberingSearches, onRememberSearches: rememberSearches }}
      backup={backup}
      isCounting={isCounting}
      onCountingChange={(isOn) => update(countingSetting, () => isOn)}
      following={{ settings, count: followed, onChange: changeFollowing, allowNotifications }}
      copyDiagnostics={copyDiagnostics}
    />,
  );
}

/** Shows the page anew; what cannot be read then stays as it is shown. */
function showAnew(): void {
  render().catch((error) => console.error('GPT Lens: the settings could not be read.', error));
}

// Cards, popup, backups and a second page of this kind change settings, too.
for (const item of [
  gatewaySetting,
  appearanceSetting,
  hoverSetting,
  lookupSetting,
  usageState,
  siteSetting,
  rememberSearchesSetting,
  countingSetting,
  followSetting,
]) {
  watchItem<unknown>(item, showAnew);
}
userData.watch((kind) => kind === 'follows' && countFollowed().catch(() => {}));
// Shortcuts are changed on a page of the browser's, from which one comes back.
addEventListener('focus', showAnew);
render().catch((error) => {
  console.error('GPT Lens: the settings could not be read.', error);
  const reload = () => location.reload();
  renderPage(
    DEFAULT_APPEARANCE,
    browser.i18n.getUILanguage(),
    <SettingsUnavailable onReload={reload} />,
  );
});
countFollowed().catch(() => {});
