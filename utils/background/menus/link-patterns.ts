import { HTTP_IN_BASE64 } from '../../gpt/link-wrappers.ts';

/**
 * The characters before the `g-` of an id in a URL: a slash, an equals sign, either one encoded, or the end of a
 * model's name. Without them, many other links would match ("blog-posts").
 */
const ID_PREFIXES = ['/', '=', '_', '2F', '2f', '3D', '3d', '-'];

/** Signs of an encoded letter or hyphen of an id, or of a URL in base64. */
const ENCODED = ['%67', '%2d', '%2D', ...HTTP_IN_BASE64];

/**
 * Patterns for links that may lead to a GPT, including wrapped links. Match patterns ignore fragments, so links with an
 * id only in the fragment do not match.
 */
export const GPT_LINK_PATTERNS = [
  '*://*/g-*',
  ...ID_PREFIXES.map((prefix) => `*://*/*${prefix}g-*`),
  ...ENCODED.map((piece) => `*://*/*${piece}*`),
];
