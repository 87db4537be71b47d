import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { type Relay, startRelay } from '../../gateway/relay.ts';
import { type DemoGateway, startGateway } from '../../gateway/server.ts';
import { askChat, type ChatOptions, MODEL, readFrames, readPlain } from '../support/chat.ts';
import { createClient } from '../support/openai-client.ts';

let gateway: DemoGateway;
let relay: Relay;

beforeAll(async () => {
  gateway = await startGateway();
  relay = await startRelay(gateway.url);
}, 60_000);

beforeEach(() => {
  gateway.heal();
  gateway.resetStats();
});

afterAll(async () => {
  await relay?.close();
  await gateway?.close();
});

/** Asks through the relay. */
function ask(options?: ChatOptions): Promise<Response> {
  return askChat({ url: relay.url, key: gateway.key }, options);
}

async function failWith(kind: FaultKind, options?: ChatOptions) {
  gateway.fail({ kind, endpoint: 'chat' });
  const answer = await ask(options);
  return { status: answer.status, type: answer.headers.get('content-type'), answer };
}

describe('the relay', () => {
  it('passes streamed and plain answers on unchanged', async () => {
    const answer = await ask({ text: 'markdown', includeUsage: true });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('x-portkey-provider')).toBe('openai');
    const { body, text } = await readFrames(answer);
    const direct = await readFrames(
      await askChat(gateway, { text: 'markdown', includeUsage: true }),
    );
    expect(body.replace(/"created":\d+/g, '')).toBe(direct.body.replace(/"created":\d+/g, ''));
    expect(await readPlain(await ask({ text: 'markdown', stream: false }))).toBe(text);
    expect(gateway.stats().chat).toMatchObject({ requests: 3, charged: 3 });
  });

  it('passes pieces of a stream on as they come, and reads it to its end when the client leaves', async () => {
    const answer = await ask({ text: 'slow-50' });
    const reader = answer.body?.getReader();
    await reader?.read();
    expect(gateway.stats().chat).toMatchObject({ requests: 1, inFlight: 1 });
    await reader?.cancel();
    await expect.poll(() => gateway.stats().chat.inFlight, { timeout: 15_000 }).toBe(0);
    expect(gateway.stats().chat).toMatchObject({ requests: 1, stopped: 0 });
  });

  it('passes the key, histories and images on', async () => {
    const image = { type: 'image_url', image_url: { url: 'https://lanternworks.example/a.png' } };
    const content = [{ type: 'text', text: 'echo' }, image];
    const messages = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content },
    ];
    expect(await readPlain(await ask({ messages, stream: false }))).toContain('"images": 1');
    const wrong = await askChat({ url: relay.url, key: 'sk-wrong' });
    expect([wrong.status, await wrong.text()]).toEqual([
      401,
      expect.stringContaining('无效的令牌'),
    ]);
  });

  it.each<[FaultKind, number, string]>([
    ['no-channel', 503, 'model_not_found'],
    ['chat-model-not-found', 404, 'model_not_found'],
    ['chat-price-missing', 500, 'model_price_error'],
    ['chat-sensitive-words', 400, 'sensitive_words_detected'],
    ['quota', 403, 'insufficient_user_quota'],
  ])('repeats the error of the gateway in words of its own: %s', async (kind, status, code) => {
    const { answer } = await failWith(kind);
    const body = await answer.json();
    expect(answer.status).toBe(status);
    expect(body).toMatchObject({ error: { code }, provider: 'openai' });
    expect(body.error.message).toMatch(/^openai error: /);
    expect(gateway.stats().chat).toMatchObject({ requests: 1, charged: 0 });
  });

  it('wraps what is no JSON into an object', async () => {
    const large = await failWith('chat-too-large');
    expect([large.status, await large.answer.json()]).toEqual([
      413,
      { 'html-message': expect.stringContaining('<center>nginx</center>') },
    ]);
    const limited = await failWith('rate-limited');
    expect([limited.status, await limited.answer.json()]).toEqual([429, { 'html-message': '' }]);
    const closed = await failWith('reset');
    expect([closed.status, await closed.answer.json()]).toEqual([
      500,
      { 'html-message': expect.stringContaining('fetch failed') },
    ]);
    expect(gateway.stats().chat.requests).toBe(3);
  });

  it('passes an error in the middle of a stream on, and hides a broken connection', async () => {
    const { answer } = await failWith('stream-error-data');
    expect(await answer.text()).toContain('data: {"error":{"message":"The upstream closed');
    const broken = await failWith('stream-reset');
    const body = await broken.answer.text();
    expect(body).toContain('data: {');
    expect(body).not.toContain('[DONE]');
  });

  it('passes other forms of answers on', async () => {
    expect((await failWith('stream-as-text')).type).toContain('text/plain');
    expect((await failWith('stream-as-json')).type).toContain('application/json');
    expect((await failWith('endpoint-missing-html')).type).toContain('text/html');
    expect(await (await failWith('stream-only-done')).answer.text()).toBe('data: [DONE]\n\n');
  });

  it('does not stand between look-ups, the account and pictures', async () => {
    const headers = { Authorization: `Bearer ${gateway.key}` };
    for (const path of [
      '/v2/gpts/g-k3IqoCe1l',
      '/v1/gpts/search?search=code',
      '/v1/models',
      '/api/pricing',
    ]) {
      const [through, direct] = await Promise.all(
        [relay, gateway].map(({ url }) => fetch(url + path, { headers })),
      );
      expect(through?.status).toBe(200);
      expect(await through?.text()).toBe(await direct?.text());
    }
    gateway.fail({ kind: 'reset' });
    await expect(fetch(`${relay.url}/v2/gpts/g-k3IqoCe1l`, { headers })).rejects.toThrow();
  });

  it('answers the official client', async () => {
    const stream = await createClient({ url: relay.url, key: gateway.key }).chat.completions.create(
      {
        model: MODEL,
        messages: [{ role: 'user', content: 'chinese' }],
        stream: true,
      },
    );
    let text = '';
    for await (const { choices } of stream) text += choices[0]?.delta.content ?? '';
    expect(text).toContain('静夜里');
  });

  it('listens on 127.0.0.1 and ends when it is closed', async () => {
    const other = await startRelay(gateway.url);
    expect(other.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(other.url).not.toBe(relay.url);
    const answer = await askChat({ url: other.url, key: gateway.key }, { text: 'slow-5' });
    await other.close();
    await expect(answer.text()).rejects.toThrow();
    await expect(fetch(other.url)).rejects.toThrow();
  });
});
