import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyLastTheme } from '../utils/popup/last-theme.ts';

/** Runs before the popup's first paint, and brings the application after it: see `scripts/popup-first.ts`. */
export default defineUnlistedScript(() => {
  applyLastTheme();
  const application = document.currentScript?.dataset.application;
  if (!application) throw new Error('The popup does not name its application.');
  const bring = () => import(/* @vite-ignore */ application);
  // Nothing is painted where nobody looks.
  if (document.hidden) bring();
  else requestAnimationFrame(() => setTimeout(bring));
});
