import type { ComponentProps } from 'preact';
import { AddSiteForm } from '../../../components/options/add-site-form.tsx';
import { AppearanceForm } from '../../../components/options/appearance-form.tsx';
import { CacheForm } from '../../../components/options/cache-form.tsx';
import { ChatForm } from '../../../components/options/chat-form.tsx';
import { CountingForm } from '../../../components/options/counting-form.tsx';
import { DiagnosticsForm } from '../../../components/options/diagnostics-form.tsx';
import { FollowingForm } from '../../../components/options/following-form.tsx';
import { GatewayLookups } from '../../../components/options/gateway-lookups.tsx';
import { HoverForm } from '../../../components/options/hover-form.tsx';
import { Options } from '../../../components/options/options.tsx';
import { SettingsUnavailable } from '../../../components/options/settings-unavailable.tsx';
import { ShortcutsForm } from '../../../components/options/shortcuts-form.tsx';
import { SitesForm } from '../../../components/options/sites-form.tsx';
import { ActionFailure } from '../../../components/ui/action-failure.tsx';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { DEFAULT_CHAT } from '../../../utils/settings/chat-settings.ts';
import { DEFAULT_FOLLOW } from '../../../utils/settings/follow-settings.ts';
import { DEFAULT_HOVER } from '../../../utils/settings/hover-settings.ts';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import { EVERYWHERE } from '../../../utils/settings/sites.ts';
import { NOW, noop, resolves } from '../fixtures.ts';
import { afterClick, afterInput, story } from '../story.ts';
import { GATEWAY } from './gateways.tsx';
import { BACKUP } from './setup.tsx';
import { GATEWAYS, TWO_GATEWAYS } from './usage.tsx';

const SITES = ['example.com', 'https://docs.example.org/gpts/*'];
const SHORTCUTS: ComponentProps<typeof ShortcutsForm>['shortcuts'] = [
  { purpose: 'inspect', keys: 'Alt+Shift+G' },
  { purpose: 'search', keys: 'Alt+Shift+F' },
  { purpose: 'panel', keys: undefined },
];

const hover = { settings: DEFAULT_HOVER, keys: 'Alt+Shift+G', onChange: resolves };
const cache = { clear: resolves, isRememberingSearches: true, onRememberSearches: resolves };
const following = {
  onChange: resolves,
  allowNotifications: resolves,
  settings: DEFAULT_FOLLOW,
  count: 12,
};

const chat = { settings: DEFAULT_CHAT, onChange: resolves };

const options: ComponentProps<typeof Options> = {
  ...GATEWAY,
  onLookupSettingsChange: resolves,
  onAppearanceChange: resolves,
  onSitesChange: resolves,
  onCountingChange: resolves,
  hover,
  cache,
  following,
  chat,
  backup: BACKUP,
  shortcuts: { shortcuts: SHORTCUTS, onChange: noop },
  lookupSettings: DEFAULT_LOOKUPS,
  usage: TWO_GATEWAYS,
  usageGateways: GATEWAYS,
  now: NOW,
  appearance: DEFAULT_APPEARANCE,
  sites: EVERYWHERE,
  isCounting: false,
  copyDiagnostics: resolves,
  saveFile: noop,
};

const fail = () => Promise.reject(new Error('A test failure.'));

export const optionStories = [
  story('options', 'options', options, Options, {
    'all settings': {},
    'a search with matches': afterInput('input[type=search]', 'day', {}),
    'a search without matches': afterInput('input[type=search]', 'moon', {}),
  }),
  story('action-failure', 'options', {}, ActionFailure, {
    failed: { action: { failure: new Error('A test failure.') } },
  }),
  story('settings-unavailable', 'options', { onReload: noop }, SettingsUnavailable, {
    unavailable: {},
  }),
  story('sites-form', 'options', { onChange: resolves }, SitesForm, {
    everywhere: { sites: EVERYWHERE },
    'with exceptions': { sites: { ...EVERYWHERE, except: SITES } },
    'only on listed sites, none listed': { sites: { ...EVERYWHERE, mode: 'only' } },
  }),
  story('add-site-form', 'options', { sites: [], onAdd: async () => true }, AddSiteForm, {
    empty: {},
    'submitted empty': afterClick('button', {}),
  }),
  story(
    'gateway-lookups',
    'options',
    { onChange: resolves, settings: DEFAULT_LOOKUPS, hasSeveral: true },
    GatewayLookups,
    {
      'one gateway': { hasSeveral: false },
      'several gateways': {},
      'turned on': { settings: { ...DEFAULT_LOOKUPS, asksNext: true, readsBalance: true } },
    },
  ),
  story('hover-form', 'options', hover, HoverForm, {
    default: {},
    changed: { settings: { opens: 'alt', delayMs: 700 }, keys: undefined },
  }),
  story('shortcuts-form', 'options', { shortcuts: SHORTCUTS }, ShortcutsForm, {
    'can open the browser settings': { onChange: noop },
    'cannot open the browser settings': { onChange: undefined },
  }),
  story('counting-form', 'options', { onChange: resolves }, CountingForm, {
    off: { isOn: false },
    on: { isOn: true },
  }),
  story('following-form', 'options', following, FollowingForm, {
    off: {},
    on: { settings: { checks: 'week', notifies: true } },
  }),
  story('chat-form', 'options', chat, ChatForm, {
    default: {},
    changed: { settings: { dailyLimit: 50, keeps: false } },
  }),
  story('appearance-form', 'options', { onChange: resolves }, AppearanceForm, {
    default: { appearance: DEFAULT_APPEARANCE },
    chosen: { appearance: { language: 'zh_CN', theme: 'dark', density: 'dense' } },
  }),
  story('cache-form', 'options', cache, CacheForm, {
    idle: {},
    confirming: afterClick('button', {}),
    cleared: afterClick(['.actions button', '.confirm button'], { isRememberingSearches: false }),
    'not cleared': afterClick(['.actions button', '.confirm button'], { clear: fail }),
  }),
  story('diagnostics-form', 'options', { copyDiagnostics: resolves }, DiagnosticsForm, {
    idle: {},
    copied: afterClick('button', {}),
    'not copied': afterClick('button', { copyDiagnostics: fail }),
  }),
];
