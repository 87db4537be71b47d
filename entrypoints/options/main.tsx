import browser from 'webextension-polyfill';
import { Options } from '../../components/options.tsx';
import { renderPage } from '../../components/surface.tsx';
import { createBackupActions } from '../../utils/backup/backup-actions.ts';
import { mayNotify, requestNotifications } from '../../utils/browser/permissions.ts';
import type { ConnectionReport } from '../../utils/gateway/connection-test.ts';
import type { GatewayAccess } from '../../utils/gateway/request.ts';
import { forgetAccess, saveAccess, testAccess } from '../../utils/gateway/set-up.ts';
import type { HoverSettings } from '../../utils/hover/hover-settings.ts';
import { ask } from '../../utils/messages/ask.ts';
import { createFollows } from '../../utils/records/follows.ts';
import { openRecords } from '../../utils/records/records.ts';
import type { Appearance } from '../../utils/settings/appearance.ts';
import type { FollowSettings } from '../../utils/settings/follow-settings.ts';
import { gatewaySetting } from '../../utils/settings/gateway-setting.ts';
import type { LookUpSettings } from '../../utils/settings/look-up-settings.ts';
import {
  appearanceSetting,
  countingSetting,
  followSetting,
  hoverSetting,
  lookUpSetting,
  recentSearchesState,
  rememberSearchesSetting,
  siteSetting,
  tallyState,
} from '../../utils/settings/settings.ts';
import { watchItem } from '../../utils/settings/watch-item.ts';
import { readShortcuts, shortcutSettings } from '../../utils/shortcuts/shortcuts.ts';
import type { Sites } from '../../utils/sites/sites.ts';

const records = openRecords();
const follows = createFollows(records);
const backup = createBackupActions(records, show);

async function save(access: GatewayAccess, report?: ConnectionReport): Promise<void> {
  await saveAccess(access, report);
  await show();
}

async function forget(): Promise<void> {
  await forgetAccess();
  await show();
}

async function changeLookUps(settings: LookUpSettings): Promise<void> {
  await lookUpSetting.setValue(settings);
  await show();
}

async function changeHover(settings: HoverSettings): Promise<void> {
  await hoverSetting.setValue(settings);
  await show();
}

async function changeAppearance(appearance: Appearance): Promise<void> {
  await appearanceSetting.setValue(appearance);
  await show();
}

async function changeSites(sites: Sites): Promise<void> {
  await siteSetting.setValue(sites);
  await show();
}

async function rememberSearches(wanted: boolean): Promise<void> {
  await rememberSearchesSetting.setValue(wanted);
  if (!wanted) await recentSearchesState.removeValue();
  await show();
}

async function clearLibrary(): Promise<void> {
  await ask({ type: 'clear-library' });
}

async function changeCounting(isOn: boolean): Promise<void> {
  await countingSetting.setValue(isOn);
  await show();
}

async function changeFollowing(settings: FollowSettings): Promise<void> {
  await followSetting.setValue(settings);
  await show();
}

async function allowNotifications(): Promise<void> {
  // Nothing may be awaited before: browsers only ask in direct answer to a click.
  const notifies = await requestNotifications();
  await changeFollowing({ ...(await followSetting.getValue()), notifies });
}

/** As they are saved, without notifications where the browser does not let them be shown any more. */
async function followSettings(): Promise<FollowSettings> {
  const saved = await followSetting.getValue();
  return { ...saved, notifies: saved.notifies && (await mayNotify()) };
}

/** How many GPTs are followed; none where nothing can be kept. */
async function countFollowed(): Promise<number> {
  const all = await follows.all().catch(() => []);
  return all.length;
}

async function copyDiagnostics(): Promise<void> {
  await navigator.clipboard.writeText(await ask({ type: 'diagnostics' }));
}

async function show(): Promise<void> {
  const appearance = await appearanceSetting.getValue();
  const shortcuts = await readShortcuts();
  renderPage(
    appearance,
    browser.i18n.getUILanguage(),
    <Options
      saved={await gatewaySetting.getValue()}
      test={testAccess}
      save={save}
      forget={forget}
      hover={{
        settings: await hoverSetting.getValue(),
        keys: shortcuts.find(({ purpose }) => purpose === 'inspect')?.keys,
        change: changeHover,
      }}
      shortcuts={{ shortcuts, change: shortcutSettings() }}
      lookUps={await lookUpSetting.getValue()}
      tally={await tallyState.getValue()}
      now={Date.now()}
      changeLookUps={changeLookUps}
      appearance={appearance}
      changeAppearance={changeAppearance}
      sites={await siteSetting.getValue()}
      changeSites={changeSites}
      library={{
        clear: clearLibrary,
        remembers: await rememberSearchesSetting.getValue(),
        remember: rememberSearches,
      }}
      backup={backup}
      isCounting={await countingSetting.getValue()}
      changeCounting={changeCounting}
      following={{
        settings: await followSettings(),
        count: await countFollowed(),
        change: changeFollowing,
        allowNotifications,
      }}
      copyDiagnostics={copyDiagnostics}
    />,
  );
}

watchItem(tallyState, show);
// Sites are switched off by cards and popup, too.
watchItem(siteSetting, show);
records.watch((kind) => kind === 'follows' && show());
// Shortcuts are changed on a page of the browser's, from which one comes back.
addEventListener('focus', show);
await show();
