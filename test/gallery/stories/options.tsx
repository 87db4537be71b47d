import type { ComponentProps } from 'preact';
import { AddSiteForm } from '../../../components/options/add-site-form.tsx';
import { AppearanceForm } from '../../../components/options/appearance-form.tsx';
import { CacheForm } from '../../../components/options/cache-form.tsx';
import { CountingForm } from '../../../components/options/counting-form.tsx';
import { DiagnosticsForm } from '../../../components/options/diagnostics-form.tsx';
import { FollowingForm } from '../../../components/options/following-form.tsx';
import { HoverForm } from '../../../components/options/hover-form.tsx';
import { Options } from '../../../components/options/options.tsx';
import { SettingsSearch } from '../../../components/options/settings-search.tsx';
import { Unreadable } from '../../../components/options/settings-unavailable.tsx';
import { ShortcutsForm } from '../../../components/options/shortcuts-form.tsx';
import { SitesForm } from '../../../components/options/sites-form.tsx';
import { UsageForm } from '../../../components/options/usage-form.tsx';
import { ActionFailure } from '../../../components/ui/action-failure.tsx';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { DEFAULT_FOLLOW } from '../../../utils/settings/follow-settings.ts';
import { DEFAULT_HOVER } from '../../../utils/settings/hover-settings.ts';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import { EVERYWHERE } from '../../../utils/settings/sites.ts';
import { done, NOW, nothing } from '../fixtures.ts';
import { pressed, story, typed } from '../story.ts';
import { BACKUP, GATEWAY } from './set-up.tsx';

const SITES = ['example.com', 'https://docs.example.org/gpts/*'];
const TALLY = { '2026-11-25': { hover: 14, popup: 2 }, '2026-11-24': { hover: 30, survey: 1200 } };
const SHORTCUTS: ComponentProps<typeof ShortcutsForm>['shortcuts'] = [
  { purpose: 'inspect', keys: 'Alt+Shift+G' },
  { purpose: 'search', keys: 'Alt+Shift+F' },
  { purpose: 'panel', keys: undefined },
];

const hover = { settings: DEFAULT_HOVER, keys: 'Alt+Shift+G', onChange: done };
const cache = { clear: done, isRememberingSearches: true, onRememberSearches: done };
const following = {
  onChange: done,
  allowNotifications: done,
  settings: DEFAULT_FOLLOW,
  count: 12,
};

const options: ComponentProps<typeof Options> = {
  ...GATEWAY,
  changeLookupSettings: done,
  changeAppearance: done,
  changeSites: done,
  changeCounting: done,
  hover,
  cache,
  following,
  backup: BACKUP,
  shortcuts: { shortcuts: SHORTCUTS, onChange: nothing },
  lookupSettings: DEFAULT_LOOKUPS,
  usage: TALLY,
  now: NOW,
  appearance: DEFAULT_APPEARANCE,
  sites: EVERYWHERE,
  isCounting: false,
  copyDiagnostics: done,
};

const fail = () => Promise.reject(new Error('An invented failure.'));

export const optionStories = [
  story('options', 'options', options, Options, {
    'all settings': {},
    'searched for': typed('input[type=search]', 'day', {}),
  }),
  story('action-failure', 'options', {}, ActionFailure, {
    failed: { action: { failure: new Error('An invented failure.') } },
  }),
  story('settings-unavailable', 'options', { reload: nothing }, Unreadable, {
    'nothing comes back': {},
  }),
  story('settings-search', 'options', { onSearch: nothing }, SettingsSearch, {
    empty: { words: '', count: undefined },
    found: { words: 'key', count: 3 },
    'nothing found': { words: 'moon', count: 0 },
  }),
  story('sites-form', 'options', { onChange: done }, SitesForm, {
    everywhere: { sites: EVERYWHERE },
    'except on some': { sites: { ...EVERYWHERE, except: SITES } },
    'only on some, and there are none': { sites: { ...EVERYWHERE, mode: 'only' } },
  }),
  story('add-site-form', 'options', { sites: [], onAdd: async () => true }, AddSiteForm, {
    empty: {},
    'none at all': pressed('button', {}),
  }),
  story('usage-form', 'options', { now: NOW, onChange: done }, UsageForm, {
    'as it comes': { settings: DEFAULT_LOOKUPS, usage: {} },
    'all is otherwise': {
      settings: { version: 'v1', freshHours: 6, dailyLimit: 500 },
      usage: TALLY,
    },
  }),
  story('hover-form', 'options', hover, HoverForm, {
    'as it comes': {},
    'all is otherwise': { settings: { opens: 'alt', delayMs: 700 }, keys: undefined },
  }),
  story('shortcuts-form', 'options', { shortcuts: SHORTCUTS }, ShortcutsForm, {
    'changed in the browser': { onChange: nothing },
    'changed by hand': { onChange: undefined },
  }),
  story('counting-form', 'options', { onChange: done }, CountingForm, {
    off: { isOn: false },
    on: { isOn: true },
  }),
  story('following-form', 'options', following, FollowingForm, {
    off: {},
    on: { settings: { checks: 'week', notifies: true } },
  }),
  story('appearance-form', 'options', { onChange: done }, AppearanceForm, {
    'as the browser has it': { appearance: DEFAULT_APPEARANCE },
    chosen: { appearance: { language: 'zh_CN', theme: 'dark', density: 'dense' } },
  }),
  story('cache-form', 'options', cache, CacheForm, {
    idle: {},
    'asks whether it is meant': pressed('button', {}),
    cleared: pressed(['.actions button', '.confirm button'], { isRememberingSearches: false }),
    'not cleared': pressed(['.actions button', '.confirm button'], { clear: fail }),
  }),
  story('diagnostics-form', 'options', { copyDiagnostics: done }, DiagnosticsForm, {
    idle: {},
    copied: pressed('button', {}),
    'not copied': pressed('button', { copyDiagnostics: fail }),
  }),
];
