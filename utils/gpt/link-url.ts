/** Where a link leads; nothing for what is no link. An SVG link's href is an object that holds the address. */
export function getLinkUrl(node: EventTarget): string | undefined {
  const { href } = node as { href?: string & { baseVal?: string } };
  return href?.baseVal ?? href;
}
