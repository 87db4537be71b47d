/** Yields a node and its ancestors, through open shadow roots. */
export function* selfAndAncestors(node: Node | null): Generator<Node> {
  // Taken from the prototype, because on a form `form.parentNode` may be its control of that name. Looked up here,
  // not at module level, so that pages without a hover do not pay for it.
  const parentNode = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get;
  for (
    let up = node;
    up;
    up = parentNode?.call(up) ?? (up instanceof ShadowRoot ? up.host : null)
  ) {
    yield up;
  }
}
