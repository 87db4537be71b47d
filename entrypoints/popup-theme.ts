import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyLastTheme } from '../utils/extension-pages/popup/last-theme.ts';

/** Runs before the popup's first paint. */
export default defineUnlistedScript(applyLastTheme);
