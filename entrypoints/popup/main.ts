/**
 * Loads the application after the first frame: parsing it takes longer than painting the prerendered search box
 * (`scripts/popup-shell.tsx`), which already accepts input. The application then renders over the box and keeps
 * elements, focus and typed text.
 */
const loadApplication = () => import('./application.tsx');

// Hidden documents get no animation frames.
if (document.hidden) loadApplication();
else requestAnimationFrame(() => setTimeout(loadApplication));
