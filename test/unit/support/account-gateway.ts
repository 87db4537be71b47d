import { createServer } from 'node:http';
import { afterEach, beforeEach } from 'vitest';
import { listen } from '../../gateway/listen.ts';

/** A response: text, or a value that is sent as JSON. */
export interface Route {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Never responds. */
  isSilent?: boolean;
}

interface ReceivedRequest {
  method: string | undefined;
  path: string | undefined;
  authorization: string | undefined;
  cookie: string | undefined;
}

export interface AccountGateway {
  url: string;
  /** By path. */
  routes: Record<string, Route>;
  /** The response to every other path. */
  fallback: Route;
  requests: ReceivedRequest[];
  paths(): (string | undefined)[];
}

/** How gateways of this family answer paths below `/v1` and `/api` that they lack. */
export const INVALID_URL: Route = {
  status: 404,
  body: { error: { message: 'Invalid URL (GET /x)', type: 'invalid_request_error', code: '' } },
};

/** How they answer all other paths. */
export const WEB_PAGE: Route = {
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Dashboard</title>',
};

/** A server for each test of a file that answers as the test says. */
export function useAccountGateway(): AccountGateway {
  const gateway = {} as AccountGateway;
  let close = async () => {};
  beforeEach(async () => {
    const server = createServer(({ method, url: path, headers }, response) => {
      const { authorization, cookie } = headers;
      gateway.requests.push({ method, path, authorization, cookie });
      const route = gateway.routes[path ?? ''] ?? gateway.fallback;
      if (route.isSilent) return;
      const { status = 200, body = '' } = route;
      const type = { 'content-type': 'application/json; charset=utf-8' };
      response.writeHead(status, { ...type, ...route.headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    const { url, close: closeServer } = await listen(server, 0);
    close = closeServer;
    Object.assign(gateway, { url, routes: {}, fallback: INVALID_URL, requests: [] });
    gateway.paths = () => gateway.requests.map(({ path }) => path);
  });
  afterEach(() => close());
  return gateway;
}
