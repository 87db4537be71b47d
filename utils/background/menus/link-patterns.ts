import { HTTP_IN_BASE64 } from '../../gpt/link-wrappers.ts';

/**
 * What stands right before the `g-` of an id in an address: the path, a query, an encoded slash or equals
 * sign, or the end of a model's name. Anything else would let every other link in ("blog-posts").
 */
const ID_PREFIXES = ['/', '=', '_', '2F', '2f', '3D', '3d', '-'];

/** What an encoded letter or hyphen of an id, or an address in base64, is known by. */
const ENCODED = ['%67', '%2d', '%2D', ...HTTP_IN_BASE64];

/**
 * The links that may lead to a GPT, wrapped ones too, as far as match patterns can tell. They see no
 * fragments, so a link with an id in nothing but its fragment is not found.
 */
export const GPT_LINK_PATTERNS = [
  '*://*/g-*',
  ...ID_PREFIXES.map((prefix) => `*://*/*${prefix}g-*`),
  ...ENCODED.map((piece) => `*://*/*${piece}*`),
];
