import { useState } from 'preact/hooks';
import type { BackupActions } from '../../utils/extension-pages/backup/backup-actions.ts';
import { settingsWith } from '../../utils/extension-pages/options/settings-search.ts';
import type { Tally } from '../../utils/lookup/usage.ts';
import type { Appearance } from '../../utils/settings/appearance.ts';
import type { LookUpSettings } from '../../utils/settings/look-up-settings.ts';
import type { Sites } from '../../utils/settings/sites.ts';
import { useText } from '../ui/text-context.tsx';
import { AppearanceForm } from './appearance-form.tsx';
import { BackupForm } from './backup-form.tsx';
import { LibraryForm, type LibraryFormProps } from './cache-form.tsx';
import { CountingForm } from './counting-form.tsx';
import { HelpPanel } from './diagnostics-form.tsx';
import { FollowingForm, type FollowingFormProps } from './following-form.tsx';
import { GatewayForm, type GatewayFormProps } from './gateway-form.tsx';
import { HoverForm, type HoverFormProps } from './hover-form.tsx';
import { FoundContext } from './setting.tsx';
import { SettingsSearch } from './settings-search.tsx';
import { ShortcutsForm, type ShortcutsFormProps } from './shortcuts-form.tsx';
import { SitesForm } from './sites-form.tsx';
import { LookUpForm } from './usage-form.tsx';

interface Props extends GatewayFormProps {
  hover: HoverFormProps;
  shortcuts: ShortcutsFormProps;
  lookUps: LookUpSettings;
  tally: Tally;
  now: number;
  changeLookUps(changed: Partial<LookUpSettings>): Promise<void>;
  appearance: Appearance;
  changeAppearance(changed: Partial<Appearance>): Promise<void>;
  sites: Sites;
  changeSites(changed: (sites: Sites) => Sites): Promise<void>;
  library: LibraryFormProps;
  backup: BackupActions;
  isCounting: boolean;
  changeCounting(isOn: boolean): Promise<void>;
  following: FollowingFormProps;
  copyDiagnostics(): Promise<void>;
}

/** The settings: the user's gateway, where it works, what look-ups cost, how everything looks. */
export function Options({
  hover,
  shortcuts,
  lookUps,
  tally,
  now,
  changeLookUps,
  appearance,
  changeAppearance,
  sites,
  changeSites,
  library,
  backup,
  isCounting,
  changeCounting,
  following,
  copyDiagnostics,
  ...gateway
}: Props) {
  const text = useText();
  const [words, search] = useState('');
  const found = settingsWith(words, text);
  return (
    <main>
      <h1>{text.t('options.title')}</h1>
      <SettingsSearch words={words} count={found?.size} search={search} />
      <FoundContext.Provider value={found}>
        <GatewayForm {...gateway} />
        <SitesForm sites={sites} change={changeSites} />
        <LookUpForm settings={lookUps} tally={tally} now={now} change={changeLookUps} />
        <HoverForm {...hover} />
        <ShortcutsForm {...shortcuts} />
        <CountingForm isOn={isCounting} change={changeCounting} />
        <FollowingForm {...following} />
        <AppearanceForm appearance={appearance} change={changeAppearance} />
        <BackupForm {...backup} />
        <LibraryForm {...library} />
        <HelpPanel copyDiagnostics={copyDiagnostics} />
      </FoundContext.Provider>
    </main>
  );
}
