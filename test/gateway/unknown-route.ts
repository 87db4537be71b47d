import { type Answer, dashboard, invalidUrl } from './answers.ts';

/** The response to a path that no endpoint has: an error under `/v1`, else the operator's dashboard. */
export function unknownRoute(method: string, path: string): Answer {
  return path.startsWith('/v1/') ? invalidUrl(method, path) : dashboard();
}
