import { afterEach, beforeEach } from 'vitest';
import { type DemoGateway, startGateway } from '../../gateway/server.ts';

/** A demo gateway of its own for each test of a file: there once the test begins. */
export function useDemoGateway(): DemoGateway {
  const gateway = {} as DemoGateway;
  beforeEach(async () => {
    Object.assign(gateway, await startGateway());
  });
  afterEach(() => gateway.close());
  return gateway;
}

/** Asks a gateway for a path, with its key unless `init` says otherwise. */
export function request(
  gateway: DemoGateway,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const headers = { Authorization: `Bearer ${gateway.key}` };
  return fetch(gateway.url + path, { headers, redirect: 'manual', ...init });
}
