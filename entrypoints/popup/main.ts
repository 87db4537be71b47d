/**
 * Brings the application after the first frame: reading it takes longer than drawing the search box, which is in
 * the page already (`scripts/popup-first.ts`) and can be typed into. Its words, settings and what is found come with
 * the application, which draws over the box: elements, focus and what was typed stay.
 */
const loadApplication = () => import('./application.tsx');

// Nothing is painted where nobody looks.
if (document.hidden) loadApplication();
else requestAnimationFrame(() => setTimeout(loadApplication));
