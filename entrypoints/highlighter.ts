import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createHighlighter, highlighterGlobal } from '../utils/content/highlight/highlighter.ts';

/** Injected into a frame when the user wants to see a GPT on the page. */
export default defineUnlistedScript(() => {
  // An element with that id is also a property of the global object, but not an own one.
  if (!Object.hasOwn(highlighterGlobal, 'gptLensHighlighter'))
    highlighterGlobal.gptLensHighlighter = createHighlighter();
});
