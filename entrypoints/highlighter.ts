import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createHighlighter, highlighterGlobal } from '../utils/content/highlight/highlighter.ts';

/** Comes into a frame when somebody wants to be shown where a GPT stands in it. */
export default defineUnlistedScript(() => {
  // An element with that id would answer to it, too.
  if (!Object.hasOwn(highlighterGlobal, 'gptLensHighlighter'))
    highlighterGlobal.gptLensHighlighter = createHighlighter();
});
