/**
 * A property of nodes asked of the prototype: a form answers `form.nodeType` with its control of that name.
 */
export function getterOf<Name extends 'nodeType' | 'isConnected'>(
  name: Name,
): (node: Node) => Node[Name] {
  const get = Object.getOwnPropertyDescriptor(Node.prototype, name)?.get;
  if (!get) throw new Error(`Nodes have no ${name}.`);
  return (node) => get.call(node);
}
