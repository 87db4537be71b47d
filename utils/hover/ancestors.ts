/**
 * A form answers `form.parentNode` with its control of that name: asked of the prototype, a node
 * cannot lie about where it stands.
 */
const parentNode = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get;

/** A node and all that it stands in, through open shadow roots. */
export function* selfAndAncestors(node: Node | null): Generator<Node> {
  for (let up = node; up; up = parentNode?.call(up) ?? (up as Partial<ShadowRoot>).host ?? null) {
    yield up;
  }
}
