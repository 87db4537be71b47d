import type { Plugin } from 'vite';

/**
 * What all pointing begins with: pointer or finger come onto something, or a key is pressed. It is all that the
 * script of a web page waits for: everything else stands in this one function, which an engine skims until then.
 * Read as the dozen functions that it is, it cost every page 0.1 ms more, of 0.6.
 *
 * A frame that is written again (`document.open`) drops every listener without a sign. Only an empty one is, by
 * the page around it; half a second later it is listened to once more.
 */
const BEGINNING = `
let lens;
const wake = (sign) => {
  if (sign?.isTrusted === false) return;
  removeEventListener('pointerover', wake, true);
  if (!lens) {`;

const END = `
    lens = gptLens;
  }
  return lens.wake(sign);
};
if (Object.hasOwn(globalThis, 'gptLens')) gptLens.wake().stop();
globalThis.gptLens = { wake };
addEventListener('pointerover', wake, true);
addEventListener('keydown', wake, true);
if (self !== top && document.URL === 'about:blank') setTimeout(wake, 500);`;

/** Lets the watcher wait for the first sign of a person. */
export function atFirstSign(): Plugin {
  return {
    name: 'at-first-sign',
    intro: ({ name }) => (name === 'watcher' ? BEGINNING : ''),
    outro: ({ name }) => (name === 'watcher' ? END : ''),
  };
}
