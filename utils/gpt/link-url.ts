/** The URL of a link; `undefined` for other nodes. The `href` of an SVG link is an object that contains the URL. */
export function getLinkUrl(node: EventTarget): string | undefined {
  const { href } = node as { href?: string & { baseVal?: string } };
  return href?.baseVal ?? href;
}
