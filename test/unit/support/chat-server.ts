import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { listen } from '../../gateway/listen.ts';

interface ReceivedRequest {
  method?: string;
  url?: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The client has closed the connection before the response was complete. */
  isAborted: boolean;
}

export interface ChatServer {
  url: string;
  requests: ReceivedRequest[];
  /** Responds to each request. */
  respond(response: ServerResponse): void;
}

/** A server for the tests of one file that responds as each test says. */
export function useChatServer(): ChatServer {
  const chat: ChatServer = { url: '', requests: [], respond: (response) => response.end() };
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const { method, url, headers } = message;
    const body = Buffer.concat(chunks).toString();
    const request: ReceivedRequest = { method, url, headers, body, isAborted: false };
    chat.requests.push(request);
    response.on('close', () => {
      request.isAborted = !response.writableFinished;
    });
    chat.respond(response);
  });
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    ({ url: chat.url, close } = await listen(server, 0));
  });
  beforeEach(() => {
    chat.requests = [];
  });
  afterAll(() => close?.());
  return chat;
}
