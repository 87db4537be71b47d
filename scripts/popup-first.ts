import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';

const EMPTY_PAGE = '<div id="page"></div>';
const FIRST_SCRIPT = 'src="/popup-first.js"';

/** What Vite puts into the page: the application, and what it is made of. */
const APPLICATION = /\s*<script type="module"[^>]* src="([^"]+)"><\/script>/;
const PRELOADS = /\s*<link rel="modulepreload"[^>]*>/g;

const isPopup = (filename: string) => /\bpopup\b/.test(filename);

/**
 * Writes the popup's search box into its page, so that it can be seen and typed into before the application is
 * there. That is loaded by `entrypoints/popup-first.ts`, after the first frame: reading it takes longer than
 * drawing a box. It draws over the box: elements, focus and what was typed stay.
 */
export function popupFirst(): Plugin[] {
  return [
    {
      name: 'popup-first-box',
      async transformIndexHtml(html, { filename }) {
        if (!isPopup(filename)) return html;
        const shell = fileURLToPath(new URL('popup-shell.tsx', import.meta.url));
        const { module } = await runnerImport<typeof import('./popup-shell.tsx')>(shell, {
          configFile: false,
          oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        });
        if (!html.includes(EMPTY_PAGE)) throw new Error('The popup has no place for its box.');
        const first = `<script ${FIRST_SCRIPT}></script><div id="page">${module.popupShell()}</div>`;
        return html.replace(EMPTY_PAGE, first);
      },
    },
    {
      name: 'popup-first-frame',
      transformIndexHtml: {
        order: 'post',
        handler(html, { filename }) {
          if (!isPopup(filename)) return html;
          const [tag, application] = APPLICATION.exec(html) ?? [];
          if (!tag || !application) throw new Error('The popup has no application.');
          return html
            .replace(tag, '')
            .replace(PRELOADS, '')
            .replace(FIRST_SCRIPT, `${FIRST_SCRIPT} data-application="${application}"`);
        },
      },
    },
  ];
}
