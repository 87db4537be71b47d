/** A node and all that it stands in, through open shadow roots. */
export function* selfAndAncestors(node: Node | null): Generator<Node> {
  // A form answers `form.parentNode` with its control of that name: asked of the prototype, a node cannot lie
  // about where it stands. Looked up here, because a page where nobody points at anything pays for nothing.
  const parentNode = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get;
  for (
    let up = node;
    up;
    up = parentNode?.call(up) ?? (up instanceof ShadowRoot ? up.host : null)
  ) {
    yield up;
  }
}
