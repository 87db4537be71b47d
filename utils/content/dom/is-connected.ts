const get = Object.getOwnPropertyDescriptor(Node.prototype, 'isConnected')?.get;

/** Asked of the prototype: a form answers `form.isConnected` with its control of that name. */
export function isConnected(node: Node): boolean {
  return get?.call(node);
}
