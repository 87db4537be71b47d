import type { IncomingMessage, ServerResponse } from 'node:http';
import { readAccountRequest } from './account/endpoints.ts';
import { respondToAccountRequest } from './account/respond.ts';
import { type Answer, CORS_HEADERS, notFoundPage, send } from './answers.ts';
import { isChatRequest } from './chat/request.ts';
import { respondToChat } from './chat/respond.ts';
import { type Controls, controlAnswer } from './control.ts';
import { refuseWithoutKey } from './key.ts';
import { readLookup } from './lookup.ts';
import { pictureAnswer } from './pictures.ts';
import { respondToLookup } from './respond-to-lookup.ts';
import type { GatewayState } from './state.ts';
import { unknownRoute } from './unknown-route.ts';

/** Responds to any request, as a gateway of the family does. */
export async function respond(
  state: GatewayState,
  controls: Controls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  state.counter.logRequest(request);
  const { method = 'GET', headers } = request;
  const address = URL.parse(request.url ?? '/', state.url) ?? new URL(state.url);
  const path = address.pathname;

  const lookup = readLookup(method, address);
  if (lookup) return respondToLookup(state, lookup, request, response, address);
  const accountRequest = readAccountRequest(method, path);
  if (accountRequest)
    return respondToAccountRequest(state, accountRequest, request, response, address);
  if (isChatRequest(method, path)) return respondToChat(state, request, response, path);

  if (method === 'OPTIONS') {
    response.writeHead(204, CORS_HEADERS).end();
  } else if (path.startsWith('/pictures/')) {
    state.counter.countPicture();
    send(response, answerPicture(state, path));
  } else if (path.startsWith('/demo/')) {
    const refusal = refuseWithoutKey(headers.authorization, state.key);
    send(response, refusal ?? (await controlAnswer(request, path, controls)));
  } else {
    send(response, unknownRoute(method, path));
  }
}

function answerPicture({ catalogue }: GatewayState, path: string): Answer {
  const id = /^\/pictures\/(.+)\.(?:png|svg)$/.exec(path)?.[1];
  const entry = id === undefined ? undefined : catalogue.find(id);
  return entry ? pictureAnswer(entry.id, entry.picture) : notFoundPage();
}
