import { readFileSync } from 'node:fs';
import type {} from '@wxt-dev/auto-icons';
import { defineConfig } from 'wxt';
import { cardTexts } from './scripts/card-texts.ts';
import { collectLicences } from './scripts/licences.ts';
import { popupFirst } from './scripts/popup-first.ts';

const LANGUAGES = ['en', 'zh_CN'];

/** The manifest's own texts come from the same files as all others. */
function manifestMessages(language: string): string {
  const messages: Record<string, unknown> = JSON.parse(
    readFileSync(`locales/${language}.json`, 'utf8'),
  );
  const entries = Object.entries(messages)
    .filter(([key]) => key.startsWith('manifest.'))
    .map(([key, message]) => [key.replace('manifest.', ''), { message }]);
  return JSON.stringify(Object.fromEntries(entries));
}

/** What the reviewer of a store needs to build the extension again: named, so that no stray file comes along. */
const SOURCES = [
  ...['SOURCE_CODE_REVIEW.md', 'LICENSE', 'package.json', 'package-lock.json', '.npmrc'],
  ...['wxt.config.ts', 'tsconfig.json', '{assets,components,entrypoints,locales,scripts,utils}/**'],
  // Not for the build: with the demo gateway a reviewer tries what it makes.
  'test/gateway/**',
];

/**
 * WXT wraps an unlisted script into 430 bytes that call its `main` and log its crashes. The watcher goes without, and
 * begins as it is read: every frame of every page would pay for them.
 */
const unwrappedWatcher = {
  name: 'unwrapped-watcher',
  enforce: 'pre' as const,
  load: {
    filter: { id: /virtual:wxt-unlisted-script-entrypoint\?.*watcher\.ts$/ },
    handler: () => "import '/entrypoints/watcher.ts';",
  },
};

/** WXT starts its plugins in every page. There are none, and the popup's first paint waits for each file. */
const withoutWxtPlugins = {
  name: 'without-wxt-plugins',
  enforce: 'pre' as const,
  load: { filter: { id: /virtual:wxt-html-plugins$/ }, handler: () => '' },
};

const licences = collectLicences();

export default defineConfig({
  imports: false,
  vite: ({ mode }) => ({
    plugins: [unwrappedWatcher, withoutWxtPlugins, popupFirst(), licences.plugin()],
    build: {
      // Every browser that this is for preloads modules by itself.
      modulePreload: { polyfill: false },
      ...(mode === 'development' && { minify: false, sourcemap: 'inline' as const }),
    },
  }),
  modules: ['@wxt-dev/auto-icons'],
  manifestVersion: 3,
  // Started by hand or by `npm start`: WXT's own starter does not run as root.
  webExt: { disabled: true },
  zip: { includeSources: SOURCES },
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  hooks: {
    'vite:build:extendConfig'(entrypoints, config) {
      if (entrypoints.some(({ name }) => name === 'card')) config.plugins?.push(cardTexts());
    },
    'build:done'({ config }) {
      licences.write(config.outDir);
    },
    'build:publicAssets'(_, files) {
      for (const language of LANGUAGES) {
        files.push({
          relativeDest: `_locales/${language}/messages.json`,
          contents: manifestMessages(language),
        });
      }
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'en',
    // An alarm ends a pause and takes a survey up again: a background that sleeps keeps no timer.
    permissions: ['storage', 'scripting', 'alarms', 'contextMenus'],
    // Asked for by the click that wants to be notified of what changes.
    optional_permissions: ['notifications'],
    // One permission, four jobs: the watcher on every page, the card in a frame, the gateway, pictures.
    host_permissions: ['http://*/*', 'https://*/*'],
    // Alt+Shift leaves what Ctrl and Cmd mean in either browser alone; with these letters nothing else uses it.
    commands: {
      inspect: { suggested_key: { default: 'Alt+Shift+G' }, description: '__MSG_inspect__' },
      _execute_action: { suggested_key: { default: 'Alt+Shift+F' } },
      // Firefox opens and closes its sidebar by itself.
      [browser === 'firefox' ? '_execute_sidebar_action' : 'open-side-panel']: {
        suggested_key: { default: 'Alt+Shift+D' },
        description: '__MSG_openSidePanel__',
      },
    },
    omnibox: { keyword: 'gpt' },
    action: { default_title: '__MSG_name__' },
    content_security_policy: { extension_pages: POLICY },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'gpt-lens@gpt-lens.example',
              strict_min_version: '140.0',
              // What is sent to the gateway that the user chose: ids found on pages, search words, the key.
              data_collection_permissions: {
                required: ['websiteContent', 'searchTerms', 'authenticationInfo'],
              },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '130' }),
  }),
});

/** Nothing but the extension's own files; the gateway and pictures are wherever the user's gateway says. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  'connect-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
