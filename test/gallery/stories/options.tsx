import type { ComponentProps } from 'preact';
import { AppearanceForm } from '../../../components/appearance-form.tsx';
import { CountingForm } from '../../../components/counting-form.tsx';
import { FollowingForm } from '../../../components/following-form.tsx';
import { HelpPanel } from '../../../components/help-panel.tsx';
import { HoverForm } from '../../../components/hover-form.tsx';
import { LibraryForm } from '../../../components/library-form.tsx';
import { LookUpForm } from '../../../components/look-up-form.tsx';
import { NewSite } from '../../../components/new-site.tsx';
import { Options } from '../../../components/options.tsx';
import { SettingsSearch } from '../../../components/settings-search.tsx';
import { ShortcutsForm } from '../../../components/shortcuts-form.tsx';
import { SitesForm } from '../../../components/sites-form.tsx';
import { DEFAULT_HOVER } from '../../../utils/hover/hover-settings.ts';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { DEFAULT_FOLLOW } from '../../../utils/settings/follow-settings.ts';
import { DEFAULT_LOOK_UPS } from '../../../utils/settings/look-up-settings.ts';
import { EVERYWHERE } from '../../../utils/sites/sites.ts';
import { done, NOW, nothing } from '../invented.ts';
import { pressed, story, typed } from '../story.ts';
import { BACKUP, GATEWAY } from './set-up.tsx';

const SITES = ['example.com', 'https://docs.example.org/gpts/*'];
const TALLY = { '2026-11-25': { hover: 14, popup: 2 }, '2026-11-24': { hover: 30, survey: 1200 } };
const SHORTCUTS: ComponentProps<typeof ShortcutsForm>['shortcuts'] = [
  { purpose: 'inspect', keys: 'Alt+Shift+G' },
  { purpose: 'search', keys: 'Alt+Shift+F' },
  { purpose: 'panel', keys: undefined },
];

const hover = { settings: DEFAULT_HOVER, keys: 'Alt+Shift+G', change: nothing };
const lookUps = { settings: DEFAULT_LOOK_UPS, tally: {}, now: NOW, change: nothing };
const library = { clear: done, remembers: true, remember: nothing };
const following = {
  settings: DEFAULT_FOLLOW,
  count: 12,
  change: nothing,
  allowNotifications: nothing,
};

const options: ComponentProps<typeof Options> = {
  ...GATEWAY,
  hover,
  shortcuts: { shortcuts: SHORTCUTS, change: nothing },
  lookUps: DEFAULT_LOOK_UPS,
  tally: TALLY,
  now: NOW,
  changeLookUps: nothing,
  appearance: DEFAULT_APPEARANCE,
  changeAppearance: nothing,
  sites: EVERYWHERE,
  changeSites: nothing,
  library,
  backup: BACKUP,
  isCounting: false,
  changeCounting: nothing,
  following,
  copyDiagnostics: done,
};

/** The options page, and each of its sections. */
export const optionStories = [
  story('options', 'options', {
    'all settings': () => <Options {...options} />,
    'searched for': typed('input[type=search]', 'day', () => <Options {...options} />),
  }),
  story('settings-search', 'options', {
    empty: () => <SettingsSearch words="" count={undefined} search={nothing} />,
    found: () => <SettingsSearch words="key" count={3} search={nothing} />,
    'nothing found': () => <SettingsSearch words="moon" count={0} search={nothing} />,
  }),
  story('sites-form', 'options', {
    everywhere: () => <SitesForm sites={EVERYWHERE} change={nothing} />,
    'except on some': () => <SitesForm sites={{ ...EVERYWHERE, except: SITES }} change={nothing} />,
    'only on some, and there are none': () => (
      <SitesForm sites={{ ...EVERYWHERE, mode: 'only' }} change={nothing} />
    ),
  }),
  story('new-site', 'options', {
    empty: () => <NewSite known={[]} add={nothing} />,
    'none at all': pressed('button', () => <NewSite known={[]} add={nothing} />),
  }),
  story('look-up-form', 'options', {
    'as it comes': () => <LookUpForm {...lookUps} />,
    'all is otherwise': () => (
      <LookUpForm
        {...lookUps}
        tally={TALLY}
        settings={{ version: 'v1', freshHours: 6, dailyLimit: 500 }}
      />
    ),
  }),
  story('hover-form', 'options', {
    'as it comes': () => <HoverForm {...hover} />,
    'all is otherwise': () => (
      <HoverForm settings={{ opens: 'alt', delayMs: 700 }} keys={undefined} change={nothing} />
    ),
  }),
  story('shortcuts-form', 'options', {
    'changed in the browser': () => <ShortcutsForm shortcuts={SHORTCUTS} change={nothing} />,
    'changed by hand': () => <ShortcutsForm shortcuts={SHORTCUTS} change={undefined} />,
  }),
  story('counting-form', 'options', {
    off: () => <CountingForm isOn={false} change={nothing} />,
    on: () => <CountingForm isOn change={nothing} />,
  }),
  story('following-form', 'options', {
    off: () => <FollowingForm {...following} />,
    on: () => <FollowingForm {...following} settings={{ checks: 'week', notifies: true }} />,
  }),
  story('appearance-form', 'options', {
    'as the browser has it': () => (
      <AppearanceForm appearance={DEFAULT_APPEARANCE} change={nothing} />
    ),
    chosen: () => (
      <AppearanceForm
        appearance={{ language: 'zh_CN', theme: 'dark', density: 'dense' }}
        change={nothing}
      />
    ),
  }),
  story('library-form', 'options', {
    idle: () => <LibraryForm {...library} />,
    'asks whether it is meant': pressed('button', () => <LibraryForm {...library} />),
    cleared: pressed(['.actions button', '.sure button'], () => (
      <LibraryForm {...library} remembers={false} />
    )),
  }),
  story('help-panel', 'options', {
    idle: () => <HelpPanel copyDiagnostics={done} />,
    copied: pressed('button', () => <HelpPanel copyDiagnostics={done} />),
  }),
];
