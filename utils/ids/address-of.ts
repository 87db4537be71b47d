/** Where a link leads; nothing for what is no link. An SVG link's href is an object that holds the address. */
export function addressOf(node: EventTarget): string | undefined {
  const { href } = node as unknown as { href?: string | SVGAnimatedString };
  return href && (typeof href === 'string' ? href : href.baseVal);
}
