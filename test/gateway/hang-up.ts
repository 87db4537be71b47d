import type { ServerResponse } from 'node:http';

/** Resets the connection of a response. The error tells this apart from a client that leaves. */
export function hangUp(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
  response.destroy(new Error('The gateway hung up'));
}
