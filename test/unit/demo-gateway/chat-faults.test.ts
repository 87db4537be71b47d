import { describe, expect, it } from 'vitest';
import type { ChatFaultKind } from '../../gateway/faults/chat/kinds.ts';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { readFaultOption } from '../../gateway/faults/read-fault.ts';
import { startGateway } from '../../gateway/server.ts';
import {
  askChat,
  type ChatOptions,
  MODEL,
  readFrames,
  readPlain,
  textOf,
} from '../support/chat.ts';
import { request, useDemoGateway } from '../support/demo-gateway.ts';

const gateway = useDemoGateway();

const ask = (options?: ChatOptions) => askChat(gateway, options);

const QUESTION = 'chinese';
const GPT_4O = 'gpt-4o-gizmo-g-k3IqoCe1l';
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const DONE = 'data: [DONE]\n\n';

/** The text that every complete answer has. */
async function wholeText(): Promise<string> {
  const other = await startGateway();
  const text = await readPlain(await askChat(other, { text: QUESTION, stream: false }));
  await other.close();
  return text;
}

/** Reads a stream until nothing comes for a while, and leaves. */
async function readOpen(): Promise<string> {
  const abort = new AbortController();
  const answer = await ask({ text: QUESTION, signal: abort.signal });
  const decoder = new TextDecoder();
  let body = '';
  let leaving = setTimeout(() => abort.abort(), 400);
  try {
    for await (const piece of answer.body ?? []) {
      body += decoder.decode(piece, { stream: true });
      clearTimeout(leaving);
      leaving = setTimeout(() => abort.abort(), 400);
    }
  } catch {
    expect(abort.signal.aborted).toBe(true);
    await expect.poll(() => gateway.stats().chat).toMatchObject({ stopped: 1, inFlight: 0 });
    return body;
  }
  clearTimeout(leaving);
  throw new Error('The stream has ended.');
}

/** What a kind changes in a stream, as its whole text. */
async function readBody(): Promise<string> {
  return (await ask({ text: QUESTION })).text();
}

async function readChunks() {
  return readFrames(await ask({ text: QUESTION }));
}

function parseLines(body: string, prefix = 'data: ') {
  return body
    .split('\n')
    .filter((line) => line.startsWith(prefix) && line !== `${prefix}[DONE]`)
    .map((line) => JSON.parse(line.slice(prefix.length)));
}

async function expectRefusal(status: number, text: string, options?: ChatOptions): Promise<void> {
  for (const stream of [true, false]) {
    const answer = await ask({ ...options, stream });
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(text)]);
  }
  expect(gateway.stats().chat.charged).toBe(0);
}

async function expectFinish(reason: string | null, isWhole: boolean): Promise<void> {
  const { chunks, text } = await readChunks();
  expect(chunks.at(-1).choices[0].finish_reason).toBe(reason);
  const whole = await wholeText();
  if (isWhole) expect(text).toBe(whole);
  else expect(whole.startsWith(text) && text.length < whole.length * 0.7).toBe(true);
  const plain = await (await ask({ text: QUESTION, stream: false })).json();
  expect(plain.choices[0].finish_reason).toBe(reason);
}

/** The first half of the text, and then this. */
async function expectHalfAnd(body: string, end: string): Promise<void> {
  const whole = await wholeText();
  const text = textOf(parseLines(body.slice(0, body.length - end.length)));
  expect(body.endsWith(end)).toBe(true);
  expect(whole.startsWith(text)).toBe(true);
  expect(text.length / whole.length).toBeGreaterThan(0.3);
  expect(text.length / whole.length).toBeLessThan(0.7);
}

/** What each kind changes. */
const CHANGES: Record<ChatFaultKind, () => Promise<void>> = {
  'chat-no-channel-older': async () => {
    await expectRefusal(503, `当前分组 default 下对于模型 ${MODEL} 无可用渠道 (request id: `);
    const { error } = await (await ask()).json();
    expect(error).not.toHaveProperty('code');
  },
  'chat-channel-failed': () =>
    expectRefusal(503, `获取分组 default 下模型 ${MODEL} 的可用渠道失败（distributor）`),
  'chat-model-not-found': () => expectRefusal(404, '"code":"model_not_found"'),
  'chat-unavailable': () => expectRefusal(503, 'temporarily unavailable'),
  'chat-model-forbidden': () => expectRefusal(403, `该令牌无权访问模型 ${MODEL}`),
  'chat-request-limit': () => expectRefusal(429, '您已达到请求数限制'),
  'chat-sensitive-words': () => expectRefusal(400, '"code":"sensitive_words_detected"'),
  'chat-price-missing': () => expectRefusal(500, '"code":"model_price_error"'),
  'chat-image-failed': async () => {
    const content = [{ type: 'image_url', image_url: { url: PIXEL } }];
    const messages = [{ role: 'user', content }];
    await expectRefusal(500, '"code":"count_token_messages_failed"', { messages });
    expect((await ask()).status).toBe(200);
  },
  'chat-too-large': () => expectRefusal(413, '<center>nginx</center>'),
  'chat-detail-rate-limit': () => expectRefusal(429, '{"detail":"rate-limit"}'),
  'chat-detail-no-content': () => expectRefusal(403, '{"detail":"No content in the message."}'),
  'chat-detail-model-not-found': () => expectRefusal(404, '{"detail":{"message":'),

  'chat-any-size': async () => {
    const answer = await ask({ text: 'x'.repeat(2 * 1024 * 1024), stream: false });
    expect(answer.status).toBe(200);
  },
  'chat-only-gpt-4-gizmo': async () => {
    await expectRefusal(503, `模型 ${GPT_4O} 无可用渠道`, { model: GPT_4O });
    expect((await ask()).status).toBe(200);
  },
  'chat-only-gpt-4o-gizmo': async () => {
    await expectRefusal(503, `模型 ${MODEL} 无可用渠道`);
    expect((await ask({ model: GPT_4O })).status).toBe(200);
  },
  'chat-gpt-dropped': async () => {
    const { chunks, text } = await readFrames(await ask({ model: GPT_4O }));
    expect(chunks[0].model).toBe('gpt-4o');
    expect(text).toContain('**gpt-4o**');
    expect((await readFrames(await ask())).text).toContain('**Code Guru**');
  },
  'chat-echo': async () => {
    expect((await readChunks()).text).toContain('"characters": 7');
  },

  'stream-comments': async () => {
    const body = await readBody();
    expect(body.startsWith(': OPENROUTER PROCESSING\n\ndata: {')).toBe(true);
    expect(body.endsWith(`${DONE}: PING\n\n`)).toBe(true);
    expect(textOf(parseLines(body))).toBe(await wholeText());
  },
  'stream-keepalive-data': async () => {
    const body = await readBody();
    expect(body.startsWith('data: : keepalive\n\ndata: {')).toBe(true);
    expect(textOf(parseLines(body.replaceAll('data: : keepalive', '')))).toBe(await wholeText());
  },
  'stream-without-space': async () => {
    const body = await readBody();
    expect(body).not.toContain('data: ');
    expect(body.endsWith('data:[DONE]\n\n')).toBe(true);
    expect(textOf(parseLines(body, 'data:'))).toBe(await wholeText());
  },
  'stream-crlf': async () => {
    const body = await readBody();
    expect(body).not.toMatch(/[^\r]\n/);
    expect(textOf(parseLines(body.replaceAll('\r', '')))).toBe(await wholeText());
  },
  'stream-event-ids': async () => {
    const body = await readBody();
    expect(body).toMatch(/^id: 0\nevent: message\ndata: \{.*\n\nid: -\n\nid: 1\n/);
    expect(textOf(parseLines(body))).toBe(await wholeText());
  },
  'stream-joined-lines': async () => {
    const body = await readBody();
    const [first = ''] = body.split('\n\n');
    expect(first.split('\n')).toHaveLength(3);
    expect(body.endsWith('\ndata: [DONE]\n\n')).toBe(true);
    expect(textOf(parseLines(body))).toBe(await wholeText());
  },
  'stream-unparsable-lines': async () => {
    const body = await readBody();
    expect(body.startsWith('data: not JSON\n\ndata: {')).toBe(true);
    expect(textOf(parseLines(body.replaceAll('data: not JSON', '')))).toBe(await wholeText());
  },
  'stream-cut-bytes': async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of (await ask({ text: QUESTION })).body ?? []) pieces.push(piece);
    // Only pieces that were cut inside of a character cannot be decoded by themselves.
    const broken = pieces.filter((piece) => new TextDecoder().decode(piece).includes('\uFFFD'));
    expect(broken.length).toBeGreaterThan(0);
    expect(textOf(parseLines(Buffer.concat(pieces).toString()))).toBe(await wholeText());
  },
  'stream-json-lines': () => expectJsonLines('text/event-stream'),
  'stream-json-lines-as-json': () => expectJsonLines('application/json; charset=utf-8'),
  'stream-as-json': async () => {
    const answer = await ask({ text: QUESTION });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const { object, choices } = await answer.json();
    expect([object, choices[0].message.content]).toEqual(['chat.completion', await wholeText()]);
  },
  'stream-as-text': async () => {
    const answer = await ask({ text: QUESTION });
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toBe(await wholeText());
  },

  'stream-empty-choices': async () => {
    const { chunks, data } = await readChunks();
    expect(chunks[0]).toMatchObject({ choices: [], prompt_filter_results: [{ prompt_index: 0 }] });
    expect(chunks[2].choices).toEqual([]);
    expect(data.at(-1)).toBe('[DONE]');
    expect(textOf(chunks)).toBe(await wholeText());
  },
  'stream-missing-delta': async () => {
    const chunks = parseLines(await readBody());
    expect(chunks[1].choices).toEqual([{ index: 0, finish_reason: null }]);
    expect(chunks[2].choices).toEqual([{ index: 0, finish_reason: null, delta: null }]);
    expect(textOf([chunks[0], ...chunks.slice(3)])).toBe(await wholeText());
  },
  'stream-missing-choices': async () => {
    const [first, second, ...others] = parseLines(await readBody());
    expect(second).not.toHaveProperty('choices');
    expect(textOf([first, ...others])).toBe(await wholeText());
  },
  'stream-message': async () => {
    const choices = parseLines(await readBody()).map((chunk) => chunk.choices[0]);
    expect(choices.some((choice) => 'delta' in choice)).toBe(false);
    expect(choices.map(({ message }) => message.content).join('')).toBe(await wholeText());
  },
  'stream-split-characters': async () => {
    const { body, text } = await readChunks();
    expect(body).toContain('"\\ud842"');
    expect(text).toBe(await wholeText());
  },
  'stream-extra-fields': async () => {
    const { chunks, text } = await readChunks();
    expect(chunks[0]).toMatchObject({
      system_fingerprint: null,
      conversation_id: expect.any(String),
      message_id: expect.any(String),
    });
    expect(text).toBe(await wholeText());
  },
  'stream-without-finish': async () => {
    const { chunks, data, text } = await readChunks();
    expect(chunks.every(({ choices }) => choices[0].finish_reason === null)).toBe(true);
    expect(data.at(-1)).toBe('[DONE]');
    expect(text).toBe(await wholeText());
  },
  'stream-finish-length': () => expectFinish('length', false),
  'stream-finish-content-filter': () => expectFinish('content_filter', false),
  'stream-finish-tool-calls': () => expectFinish('tool_calls', true),
  'stream-finish-empty': () => expectFinish('', true),
  'stream-usage-always': async () => {
    const { chunks } = await readChunks();
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 2 } });
  },
  'stream-usage-never': async () => {
    expect(await (await ask({ includeUsage: true })).text()).not.toContain('usage');
  },
  'stream-one-last-chunk': async () => {
    const { chunks } = await readChunks();
    expect(chunks).toHaveLength(2);
    expect(chunks[1]).toMatchObject({
      choices: [{ delta: { content: await wholeText() }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 2 },
    });
  },

  'stream-without-done': async () => {
    const body = await readBody();
    expect(body).not.toContain('[DONE]');
    expect(parseLines(body).at(-1).choices[0].finish_reason).toBe('stop');
    expect(textOf(parseLines(body))).toBe(await wholeText());
  },
  'stream-stays-open': async () => {
    const body = await readOpen();
    expect(body).not.toContain('[DONE]');
    expect(textOf(parseLines(body))).toBe(await wholeText());
  },
  'stream-only-done': async () => {
    expect(await readBody()).toBe(DONE);
  },
  'stream-silent': async () => {
    expect(await readOpen()).toBe('');
  },
  'stream-stalls': async () => expectHalfAnd(await readOpen(), ''),
  'stream-ends-early': async () => expectHalfAnd(await readBody(), ''),
  'stream-reset': async () => {
    const answer = await ask({ text: QUESTION });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    await expect.poll(() => gateway.stats().chat).toMatchObject({ stopped: 0, inFlight: 0 });
  },
  'stream-error-first': async () => {
    const [error, ...others] = (await readBody()).split('\n\n');
    expect(JSON.parse(error?.slice(6) ?? '')).toMatchObject({ error: { type: 'upstream_error' } });
    expect(others).toEqual(['data: [DONE]', '']);
  },
  'stream-error-data': async () => {
    const body = await readBody();
    const start = body.indexOf('data: {"error":');
    const end = body.slice(start);
    expect(end.endsWith(`"type":"upstream_error"}}\n\n${DONE}`)).toBe(true);
    await expectHalfAnd(body, end);
  },
  'stream-error-line': async () =>
    expectHalfAnd(
      await readBody(),
      '\n{"error":{"message":"The upstream closed the conversation"}}\n',
    ),
  'stream-error-field': async () => {
    const body = await readBody();
    await expectHalfAnd(body, body.slice(body.indexOf('error: {"code":500,')));
  },
};

async function expectJsonLines(type: string): Promise<void> {
  const answer = await ask({ text: QUESTION });
  expect(answer.headers.get('content-type')).toBe(type);
  const lines = (await answer.text()).split('\n');
  expect(lines.pop()).toBe('');
  expect(textOf(lines.map((line) => JSON.parse(line)))).toBe(await wholeText());
}

describe('faults of chats', () => {
  it.each(Object.entries(CHANGES))('respond as expected: %s', async (kind, expectChange) => {
    gateway.fail({ kind: kind as ChatFaultKind });
    await expectChange();
  });

  it('of streams are charged, and do not change other answers', async () => {
    const streams = Object.keys(CHANGES).filter(
      (kind) => kind.startsWith('stream-') && !kind.includes('-finish-'),
    );
    const whole = await wholeText();
    for (const kind of streams) {
      gateway.fail({ kind: kind as ChatFaultKind });
      expect(await readPlain(await ask({ text: QUESTION, stream: false }))).toBe(whole);
    }
    gateway.fail({ kind: 'stream-only-done' });
    await readBody();
    expect(gateway.stats().chat.charged).toBe(streams.length + 1);
  });

  it('leave look-ups and other endpoints as they are', async () => {
    for (const kind of Object.keys(CHANGES)) gateway.fail({ kind: kind as ChatFaultKind });
    for (const path of ['/v2/gpts/g-k3IqoCe1l', '/v1/models', '/api/status'])
      expect((await request(gateway, path)).status).toBe(200);
    expect(gateway.stats().failed).toBe(0);
  });

  it('of streams do not answer a request that is refused', async () => {
    gateway.fail({ kind: 'stream-as-json' });
    expect((await ask({ model: 'gpt-4-gizmo-g-000000000' })).status).toBe(404);
    gateway.setBalance(0);
    expect((await ask()).status).toBe(403);
  });

  it('can be limited to one GPT, to a number of times, and be delayed', async () => {
    const model = `gpt-4-gizmo-${gateway.catalogue.get('Penny Pilot').id}`;
    gateway.fail({ kind: 'chat-price-missing', id: 'g-k3IqoCe1l', times: 1, delayMs: 80 });
    expect((await ask({ model })).status).toBe(200);
    const start = performance.now();
    expect((await ask()).status).toBe(500);
    expect(performance.now() - start).toBeGreaterThan(75);
    expect((await ask()).status).toBe(200);
  });

  it('work over HTTP and from the command line', async () => {
    const headers = { Authorization: `Bearer ${gateway.key}` };
    const body = '{"kind":"stream-as-text","endpoint":"chat"}';
    await request(gateway, '/demo/faults', { method: 'POST', body, headers });
    expect((await ask()).headers.get('content-type')).toContain('text/plain');
    expect(readFaultOption('chat-too-large')).toEqual({ kind: 'chat-too-large' });
  });
});

describe('general faults', () => {
  it.each<[FaultKind, number, string]>([
    ['no-channel', 503, `分组 default 下模型 ${MODEL} 无可用渠道（distributor）`],
    ['rate-limited', 429, ''],
    ['rate-limited-message', 429, '当前分组上游负载已饱和，请稍后再试'],
    ['saturated-503', 503, '当前分组上游负载已饱和'],
    ['key-invalid', 401, '无效的令牌'],
    ['quota', 403, 'insufficient_user_quota'],
    ['pre-consume-quota', 403, 'pre_consume_token_quota_failed'],
    ['ip-forbidden', 403, 'IP'],
    ['endpoint-missing-v1', 404, 'Invalid URL (POST /v1/chat/completions)'],
    ['endpoint-missing-html', 200, '<!doctype html>'],
    ['gateway-timeout-html', 504, 'nginx'],
    ['empty-200', 200, ''],
  ])('concern chats if they name them, and are free of charge: %s', async (kind, status, text) => {
    gateway.fail({ kind });
    expect((await ask({ model: 'gpt-4o' })).status).toBe(200);
    gateway.fail({ kind, endpoint: 'chat' });
    const answer = await ask();
    const body = await answer.text();
    expect([answer.status, text === '' ? body : body.includes(text) && text]).toEqual([
      status,
      text,
    ]);
    expect(gateway.balance()).toBe(12.4);
    gateway.heal();
    gateway.fail({ kind, endpoint: 'all' });
    expect((await ask()).status).toBe(status);
  });

  it('close the connection before an answer', async () => {
    gateway.fail({ kind: 'reset', endpoint: 'chat' });
    await expect(ask()).rejects.toThrow();
    expect(gateway.stats().chat).toMatchObject({ requests: 1, charged: 0, stopped: 0 });
  });

  it.each<FaultKind>(['normal', 'flat', 'schema-fan-out', 'markup'])(
    'that mean nothing to chats leave them streamed and charged: %s',
    async (kind) => {
      gateway.fail({ kind, endpoint: 'chat', delayMs: 80 });
      const start = performance.now();
      const { text } = await readFrames(await ask());
      expect(performance.now() - start).toBeGreaterThan(75);
      expect(text).toContain('Code Guru');
      expect(gateway.balance()).toBeCloseTo(12.3);
    },
  );
});
