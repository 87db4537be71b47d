import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../gateway/listen.ts';
import { routes } from './routes.ts';

export interface PageServer {
  /** Without a trailing slash. The same pages are served under `localhost`. */
  url: string;
  /** Stops at once and ends open connections. */
  close(): Promise<void>;
}

/** Starts a server of local web pages that contain links to the demo gateway's GPTs. */
export async function servePages({ port = 0 } = {}): Promise<PageServer> {
  const server = createServer(servePage);
  return listen(server, port);
}

function servePage(request: IncomingMessage, response: ServerResponse): void {
  const origin = `http://${request.headers.host}`;
  const address = URL.parse(request.url ?? '/', origin) ?? new URL(origin);
  // Browsers request a favicon and would report a 404 on every page.
  if (address.pathname === '/favicon.ico') return void response.writeHead(204).end();
  const route = routes[address.pathname];
  if (!route) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page.');
    return;
  }
  const page = route({ query: address.searchParams, otherOrigin: otherOriginOf(address) });
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers });
  response.end(page.html);
}

function otherOriginOf({ hostname, port }: URL): string {
  return `http://${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${port}`;
}
