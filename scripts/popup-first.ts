import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';

const EMPTY_PAGE = '<div id="page"></div>';
const THEME_SCRIPT = '<script src="/popup-theme.js"></script>';

/**
 * A Vite plugin that prerenders the popup's search box into its page, so that it appears before the script has loaded.
 * The script hydrates it and keeps elements, focus and typed text.
 */
export function popupFirst(): Plugin {
  return {
    name: 'popup-first',
    async transformIndexHtml(html, { filename }) {
      // Matches the folder, because the repository's path may contain the word, too.
      if (!/[\\/]entrypoints[\\/]popup[\\/]/.test(filename)) return html;
      const shell = fileURLToPath(new URL('popup-shell.tsx', import.meta.url));
      const { module } = await runnerImport<typeof import('./popup-shell.tsx')>(shell, {
        configFile: false,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      });
      if (!html.includes(EMPTY_PAGE))
        throw new Error('The popup’s HTML has no #page element for the search box.');
      return html.replace(EMPTY_PAGE, `${THEME_SCRIPT}<div id="page">${module.popupShell()}</div>`);
    },
  };
}
