import { describe, expect, it, vi } from 'vitest';
import type { ChatEnd, ChatEvent } from '../../../../utils/gateway/chat/chat.ts';
import { type ChatOptions, streamChat } from '../../../../utils/gateway/chat/stream-chat.ts';
import type { Failure } from '../../../../utils/gateway/failure.ts';
import {
  type Answer,
  chunk,
  SSE,
  stream,
  textChunk,
  toAnswer,
} from '../../support/chat-answers.ts';
import { useChatServer } from '../../support/chat-server.ts';

const server = useChatServer();
const other = useChatServer();

const REQUEST = {
  model: 'gpt-4-gizmo-g-2fkFE8rbu',
  messages: [{ role: 'user' as const, content: '你好 🌍' }],
};
const BODY = `${stream(textChunk('你好'), textChunk('，世界 🌍'), chunk({}, 'stop'))}data: [DONE]\n\n`;

function ask(options: Partial<ChatOptions> = {}, baseUrl = server.url) {
  const access = { baseUrl, apiKey: 'sk-test' };
  return streamChat(access, REQUEST, { isAllowed: async () => true, ...options });
}

async function collect(answer: AsyncGenerator<ChatEvent, ChatEnd>): Promise<Answer> {
  const events: ChatEvent[] = [];
  for (;;) {
    const next = await answer.next();
    if (next.done) return toAnswer(events, next.value);
    events.push(next.value);
  }
}

function respondWith(body: string | Buffer, contentType = SSE, status = 200) {
  server.respond = (response) => {
    response.writeHead(status, { 'Content-Type': contentType });
    response.end(body);
  };
}

/** Sends this and keeps the connection open. */
function respondOpenly(body: string) {
  server.respond = (response) => {
    response.writeHead(200, { 'Content-Type': SSE });
    response.write(body);
  };
}

describe('the request of a chat', () => {
  it('asks for a stream with a count of tokens, and sends the messages as they are', async () => {
    respondWith(BODY);
    await collect(ask());
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/v1/chat/completions' });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      ...REQUEST,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('contains the key in the Authorization header only', async () => {
    respondWith(BODY);
    await collect(ask());
    const { headers, body, url } = server.requests[0] ?? {};
    expect(headers?.authorization).toBe('Bearer sk-test');
    const rest = JSON.stringify([{ ...headers, authorization: '' }, body, url]);
    expect(rest).not.toContain('sk-test');
    expect(headers).not.toHaveProperty('x-api-key');
    expect(headers).not.toHaveProperty('cookie');
  });

  it('does not follow a redirect', async () => {
    server.respond = (response) => {
      response.writeHead(307, { Location: other.url });
      response.end();
    };
    expect((await collect(ask())).end).toEqual({ at: 'failed', failure: { kind: 'redirected' } });
    expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
  });

  it('is not sent if it is blocked before', async () => {
    const failure: Failure = { kind: 'limit-reached' };
    const answer = await collect(ask({ beforeRequest: async () => failure }));
    expect(answer.end).toEqual({ at: 'failed', failure });
    expect(server.requests).toEqual([]);
  });

  it.each([503, 500, 502, 429, 404, 401, 413])(
    'is sent once if the status is %i',
    async (status) => {
      respondWith('', 'text/plain', status);
      expect((await collect(ask())).end.at).toBe('failed');
      expect(server.requests).toHaveLength(1);
    },
  );

  it('is sent once if the connection breaks without a response', async () => {
    server.respond = (response) => response.destroy();
    expect((await collect(ask())).end).toEqual({ at: 'failed', failure: { kind: 'unreachable' } });
    expect(server.requests).toHaveLength(1);
  });

  it('reports that the browser does not allow access', async () => {
    const isAllowed = vi.fn(async () => false);
    const answer = await collect(ask({ isAllowed }, 'http://127.0.0.1:9'));
    expect(answer.end).toEqual({ at: 'failed', failure: { kind: 'no-access' } });
    expect(isAllowed).toHaveBeenCalledWith('http://127.0.0.1:9');
  });
});

describe('a streamed answer', () => {
  it('arrives whole, even if characters are split between packets', async () => {
    server.respond = async (response) => {
      response.writeHead(200, { 'Content-Type': SSE });
      for (const byte of Buffer.from(BODY)) {
        response.write(Uint8Array.of(byte));
        await new Promise(setImmediate);
      }
      response.end();
    };
    expect(await collect(ask())).toMatchObject({ text: '你好，世界 🌍', end: { at: 'complete' } });
  });

  it('is decoded by its charset', async () => {
    // 你好 in GBK.
    respondWith(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), 'text/plain; charset=gbk');
    expect(await collect(ask())).toMatchObject({ text: '你好', end: { at: 'complete' } });
  });

  it('is yielded while the gateway is still sending', async () => {
    respondOpenly(stream(textChunk('Hello')));
    const answer = ask();
    expect(await answer.next()).toEqual({ done: false, value: { type: 'text', text: 'Hello' } });
    await answer.return({ at: 'empty' });
    await vi.waitFor(() => expect(server.requests[0]?.isAborted).toBe(true));
  });

  it('ends at [DONE] although the connection stays open', async () => {
    respondOpenly(BODY);
    expect(await collect(ask())).toMatchObject({ end: { at: 'complete' } });
    await vi.waitFor(() => expect(server.requests[0]?.isAborted).toBe(true));
  });

  it('ends at an error although the connection stays open', async () => {
    respondOpenly(`${stream(textChunk('Hello'))}{"error":{"message":"余额不足"}}\n`);
    expect(await collect(ask())).toMatchObject({
      text: 'Hello',
      end: { at: 'failed', failure: { kind: 'balance-used-up', said: '余额不足' } },
    });
  });

  it.each([
    ['after some text', stream(textChunk('Hello')), { at: 'cut-off', by: 'end' }],
    ['after the reason to stop', stream(textChunk('Hello', 'stop')), { at: 'complete' }],
    ['before any text', ': ping\n\n', { at: 'empty' }],
    ['in plain text', 'Hello there', { at: 'cut-off', by: 'end' }, 'text/plain'],
  ])('is kept if the connection breaks %s', async (_, body, end, contentType = SSE) => {
    server.respond = (response) => {
      response.writeHead(200, { 'Content-Type': contentType });
      response.write(body, () => setTimeout(() => response.destroy(), 20));
    };
    expect((await collect(ask())).end).toEqual(end);
    expect(server.requests).toHaveLength(1);
  });

  it('is empty if the response has no body', async () => {
    respondWith('');
    expect(await collect(ask())).toMatchObject({ text: '', end: { at: 'empty' } });
  });
});

describe('an error response', () => {
  const HTML = '<html><head><title>413 Request Entity Too Large</title></head></html>';

  it.each<[string, string, string, number, Failure]>([
    ['a body that is too large, as a web page', HTML, 'text/html', 413, { kind: 'too-large' }],
    [
      'a missing channel',
      '{"error":{"message":"无可用渠道","type":"new_api_error"}}',
      'application/json',
      503,
      { kind: 'no-channel', said: '无可用渠道' },
    ],
    [
      'an error as an event stream',
      'event: error\ndata: {"error":{"message":"无效的令牌"}}\n\ndata: [DONE]\n\n',
      SSE,
      401,
      { kind: 'key-refused', said: '无效的令牌' },
    ],
    [
      'a gateway without chats',
      '404 page not found',
      'text/plain',
      404,
      { kind: 'endpoint-missing' },
    ],
    ['an answer with an error status', BODY, SSE, 500, { kind: 'server-error', status: 500 }],
  ])('is classified: %s', async (_, body, contentType, status, failure) => {
    respondWith(body, contentType, status);
    expect(await collect(ask())).toMatchObject({ text: '', end: { at: 'failed', failure } });
  });

  it('is classified by its status if its body breaks off', async () => {
    server.respond = (response) => {
      response.writeHead(413, { 'Content-Type': 'text/html', 'Content-Length': '500' });
      response.write('<html>', () => setTimeout(() => response.destroy(), 20));
    };
    expect((await collect(ask())).end).toMatchObject({ failure: { kind: 'too-large' } });
  });

  it('says when to try again', async () => {
    server.respond = (response) => {
      response.writeHead(429, { 'Retry-After': '30' });
      response.end();
    };
    const { end } = await collect(ask());
    expect(end).toMatchObject({ failure: { kind: 'rate-limited', retryAt: expect.any(Number) } });
  });
});

describe('the signal', () => {
  it('ends a waiting answer at once with its reason, and closes the connection', async () => {
    respondOpenly(stream(textChunk('Hello')));
    const controller = new AbortController();
    const answer = ask({ signal: controller.signal });
    await answer.next();
    const next = answer.next();
    const start = performance.now();
    controller.abort(new Error('stopped'));
    await expect(next).rejects.toThrow('stopped');
    expect(performance.now() - start).toBeLessThan(500);
    await vi.waitFor(() => expect(server.requests[0]?.isAborted).toBe(true));
  });

  it('ends a request without a response', async () => {
    server.respond = () => undefined;
    const controller = new AbortController();
    const next = ask({ signal: controller.signal }).next();
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    controller.abort(new Error('stopped'));
    await expect(next).rejects.toThrow('stopped');
  });

  it('keeps a request from being sent if it has aborted before', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(ask({ signal }).next()).rejects.toThrow('stopped');
    expect(server.requests).toEqual([]);
  });

  it('keeps a request from being sent if it aborts during the check before it', async () => {
    const controller = new AbortController();
    const beforeRequest = async () => {
      controller.abort(new Error('stopped'));
      return undefined;
    };
    const answer = ask({ signal: controller.signal, beforeRequest });
    await expect(answer.next()).rejects.toThrow('stopped');
    expect(server.requests).toEqual([]);
  });
});
