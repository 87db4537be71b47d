import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';

const EMPTY_PAGE = '<div id="page"></div>';
const THEME_SCRIPT = '<script src="/popup-theme.js"></script>';

/**
 * Writes the popup's search box into its page, so that it is there before the popup's script has come. That
 * draws over it: elements, focus and what was typed stay.
 */
export function popupFirst(): Plugin {
  return {
    name: 'popup-first',
    async transformIndexHtml(html, { filename }) {
      // By its own folder: the whole path may have the word in it, too.
      if (!/[\\/]entrypoints[\\/]popup[\\/]/.test(filename)) return html;
      const shell = fileURLToPath(new URL('popup-shell.tsx', import.meta.url));
      const { module } = await runnerImport<typeof import('./popup-shell.tsx')>(shell, {
        configFile: false,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      });
      if (!html.includes(EMPTY_PAGE)) throw new Error('The popup has no place for its search box.');
      return html.replace(EMPTY_PAGE, `${THEME_SCRIPT}<div id="page">${module.popupShell()}</div>`);
    },
  };
}
