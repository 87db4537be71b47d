import { fileURLToPath } from 'node:url';

/** Replaces the part of the Markdown parser that writes to `innerHTML` in browsers, which Trusted Types block. */
export const markdownAlias = {
  'decode-named-character-reference': fileURLToPath(
    new URL('../components/chat/markdown/decode-character-reference.ts', import.meta.url),
  ),
};
