import { readFileSync } from 'node:fs';
import type {} from '@wxt-dev/auto-icons';
import { defineConfig } from 'wxt';
import { cardTexts } from './scripts/card-texts.ts';
import { collectLicences } from './scripts/licences.ts';
import { markdownAlias } from './scripts/markdown-alias.ts';
import { popupFirst } from './scripts/popup-first.ts';

const LANGUAGES = ['en', 'zh_CN'];

/** The manifest's texts come from the same files as all others. */
function manifestMessages(language: string): string {
  const messages: Record<string, unknown> = JSON.parse(
    readFileSync(`locales/${language}.json`, 'utf8'),
  );
  const entries = Object.entries(messages)
    .filter(([key]) => key.startsWith('manifest.'))
    .map(([key, message]) => [key.replace('manifest.', ''), { message }]);
  return JSON.stringify(Object.fromEntries(entries));
}

/**
 * The files that a store's reviewer needs to rebuild the extension, listed explicitly so that nothing else is included.
 */
const SOURCES = [
  ...['SOURCE_CODE_REVIEW.md', 'LICENSE', 'package.json', 'package-lock.json', '.npmrc'],
  ...['wxt.config.ts', 'tsconfig.json', '{assets,components,entrypoints,locales,scripts,utils}/**'],
  // Not needed for the build, but reviewers can try the extension with the demo gateway.
  'test/gateway/**',
];

/**
 * WXT wraps an unlisted script into 430 bytes that call its `main` and log its errors. Every frame of every page would
 * load them, so the watcher is not wrapped and runs on evaluation.
 */
const unwrappedWatcher = {
  name: 'unwrapped-watcher',
  enforce: 'pre' as const,
  load: {
    filter: { id: /virtual:wxt-unlisted-script-entrypoint\?.*watcher\.ts$/ },
    handler: () => "import '/entrypoints/watcher.ts';",
  },
};

/** WXT imports its plugins into every page. There are none, and the popup's first paint waits for each file. */
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
    resolve: { alias: markdownAlias },
    build: {
      // All supported browsers preload modules natively.
      modulePreload: { polyfill: false },
      ...(mode === 'development' && { minify: false, sourcemap: 'inline' as const }),
    },
  }),
  modules: ['@wxt-dev/auto-icons'],
  manifestVersion: 3,
  // `npm start` and `npm run dev` open browsers. WXT's own runner does not work as root.
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
    // Alarms end a pause and resume a batch, because timers do not survive a suspended background.
    permissions: ['storage', 'scripting', 'alarms', 'contextMenus'],
    // Requested when the user turns on notifications of changes.
    optional_permissions: ['notifications'],
    // One permission for four purposes: the watcher on every page, the card in a frame, the gateway, and pictures.
    host_permissions: ['http://*/*', 'https://*/*'],
    // Alt+Shift does not conflict with Ctrl and Cmd shortcuts; no browser uses it with these letters.
    commands: {
      inspect: { suggested_key: { default: 'Alt+Shift+G' }, description: '__MSG_inspect__' },
      _execute_action: { suggested_key: { default: 'Alt+Shift+F' } },
      // Firefox opens and closes its sidebar itself.
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
              // The data sent to the user's gateway: ids found on pages, search words, the key.
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

/** Allows only the extension's own files. Gateway and pictures may be on any host. */
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
