import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { isChatRequest } from './chat/request.ts';
import { listen } from './listen.ts';
import { startRelayProcess } from './relay/process.ts';

export interface Relay {
  /** The base URL, without a trailing slash. */
  url: string;
  /** Stops at once and ends open connections. */
  close(): Promise<void>;
}

/**
 * Starts a gateway that is not ours, `@portkey-ai/gateway`, in front of another one. Chats pass through it; it answers
 * what is no JSON with an object, and reads an answer to its end although the client leaves. Look-ups and all other
 * requests go to the other gateway directly, because the relay does not know their paths.
 *
 * @param target - the base URL of the other gateway, on 127.0.0.1
 */
export async function startRelay(target: string): Promise<Relay> {
  const relay = await startRelayProcess();
  // The relay needs these headers, which clients of a gateway do not send.
  const headers = { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': `${target}/v1` };
  const shim = createServer((incoming, response) => {
    const { method = 'GET', url: path = '/' } = incoming;
    const isChat = isChatRequest(method, path.split('?')[0] ?? path);
    forward(incoming, response, isChat ? relay.url : target, isChat ? headers : {});
  });
  const { url, close } = await listen(shim, 0);
  return {
    url,
    async close() {
      await close();
      await relay.close();
    },
  };
}

/** Passes a request on, and the response back. If one side leaves, the other one notices. */
function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  to: string,
  headers: Record<string, string>,
): void {
  const { host: _, ...received } = incoming.headers;
  const options = { method: incoming.method, headers: { ...received, ...headers } };
  const outgoing = request(to + (incoming.url ?? '/'), options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    answer.once('error', () => response.destroy());
    answer.pipe(response);
  });
  outgoing.once('error', () => response.destroy());
  response.once('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
