import { describe, expect, it } from 'vitest';
import { startGateway } from '../../gateway/server.ts';
import { askChat, type ChatOptions, MODEL, readFrames, readPlain } from '../support/chat.ts';
import { request, useDemoGateway } from '../support/demo-gateway.ts';

const gateway = useDemoGateway();

const ask = (options?: ChatOptions) => askChat(gateway, options);

/** Status, code of the error and its message. */
async function refusalOf(options?: ChatOptions) {
  const answer = await ask(options);
  const { error } = await answer.json();
  return [answer.status, error.code, error.message];
}

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

function withImages(text: string, ...urls: string[]): object[] {
  const images = urls.map((url) => ({ type: 'image_url', image_url: { url } }));
  return [{ role: 'user', content: [{ type: 'text', text }, ...images] }];
}

describe('a streamed chat', () => {
  it('sends the role, pieces of text, the reason to finish, and [DONE]', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const { body, data, chunks, text } = await readFrames(answer);
    expect(body.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(data.at(-1)).toBe('[DONE]');
    expect(chunks[0]).toEqual({
      id: expect.stringMatching(/^chatcmpl-/),
      object: 'chat.completion.chunk',
      created: expect.any(Number),
      model: MODEL,
      choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
    });
    expect(chunks.at(-1).choices).toEqual([{ index: 0, delta: {}, finish_reason: 'stop' }]);
    expect(chunks.length).toBeGreaterThan(20);
    expect(text).toContain('Code Guru');
    expect(body).not.toContain('usage');
  });

  it('has the same text as a plain one, which also tells the number of tokens', async () => {
    const { text } = await readFrames(await ask());
    const plain = await (await ask({ stream: false })).json();
    expect(plain).toMatchObject({ object: 'chat.completion', model: MODEL });
    expect(plain.choices).toEqual([
      { index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' },
    ]);
    const { prompt_tokens: input, completion_tokens: output, total_tokens } = plain.usage;
    expect(input).toBe(1);
    expect(output).toBeGreaterThan(20);
    expect(total_tokens).toBe(input + output);
  });

  it('tells the number of tokens in a last chunk without choices, if requested', async () => {
    const { chunks } = await readFrames(await ask({ includeUsage: true }));
    const { usage } = await (await ask({ stream: false })).json();
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage });
    expect(chunks.filter((chunk) => 'usage' in chunk)).toHaveLength(1);
  });
});

describe('the answer', () => {
  it('depends on the GPT and on the last question only', async () => {
    const read = async (options: ChatOptions) =>
      readPlain(await ask({ stream: false, ...options }));
    const [penny, thesis] = ['Penny Pilot', 'Thesis X-ray'].map((name) => ({
      model: `gpt-4-gizmo-${gateway.catalogue.get(name).id}`,
    }));
    const first = await read({ ...penny, text: 'What now?' });
    expect(first).toContain('Penny Pilot');
    expect(first).toContain('What now?');
    expect(await read({ ...penny, text: 'What now?' })).toBe(first);
    const history = [
      { role: 'user', content: 'table' },
      { role: 'assistant', content: 'A table' },
      { role: 'user', content: 'What now?' },
    ];
    expect(await read({ ...penny, messages: history })).toBe(first);
    expect(await read({ ...thesis, text: 'What now?' })).not.toBe(first);
    expect(await read({ ...penny, text: 'What then?' })).not.toBe(first);
  });

  it('is Chinese if the question is, or if the GPT is', async () => {
    expect(await readPlain(await ask({ stream: false, text: '怎么排序？' }))).toContain('我是');
    const { id } = gateway.catalogue.get('粥谱大全');
    const model = `gpt-4-gizmo-${id}`;
    expect(await readPlain(await ask({ stream: false, model }))).toContain('我是 **粥谱大全**');
  });

  it('quotes a question without its Markdown', async () => {
    const text = '**Is** [this](https://lanternworks.example) `plain`?';
    const answer = await readPlain(await ask({ stream: false, text }));
    expect(answer).toContain('\\*\\*Is\\*\\* \\[this\\](https://lanternworks.example) \\`plain\\`');
  });
});

describe('the model of a chat', () => {
  it.each([MODEL, 'gpt-4o-gizmo-g-k3IqoCe1l', 'gpt-4-gizmo-g-2fkFE8rbu', `${MODEL}-code-guru`])(
    'may be a GPT in this form: %s',
    async (model) => {
      const { chunks, text } = await readFrames(await ask({ model }));
      expect(chunks[0].model).toBe(model);
      expect(text).toContain('**Code Guru**');
    },
  );

  it('may be every GPT of the catalogue', async () => {
    gateway.setBalance(1_000);
    for (const { id } of gateway.catalogue.all) {
      const answer = await ask({ stream: false, model: `gpt-4-gizmo-${id}` });
      expect((await readPlain(answer)).length).toBeGreaterThan(50);
    }
  });

  it('may be another model of the list that chats, free of charge', async () => {
    expect(await readPlain(await ask({ stream: false, model: 'gpt-4o-mini' }))).toContain(
      '**gpt-4o-mini**',
    );
    expect(gateway.balance()).toBe(12.4);
    expect(gateway.stats().chat.charged).toBe(0);
  });

  it('is refused if the GPT or the model does not exist, or does not chat', async () => {
    const unknown = 'gpt-4-gizmo-g-000000000';
    expect(await refusalOf({ model: unknown })).toEqual([
      404,
      'model_not_found',
      `The model \`${unknown}\` does not exist or you do not have access to it.`,
    ]);
    expect(await refusalOf({ model: 'gpt-5' })).toEqual([
      503,
      'model_not_found',
      expect.stringContaining('分组 default 下模型 gpt-5 无可用渠道（distributor）'),
    ]);
    expect(await refusalOf({ model: 'bge-reranker-v2-m3' })).toEqual([
      404,
      null,
      expect.stringContaining('not a chat model'),
    ]);
    expect(gateway.balance()).toBe(12.4);
  });
});

describe('a request for a chat', () => {
  const post = (body: string, headers?: Record<string, string>) =>
    request(gateway, '/v1/chat/completions', { method: 'POST', body, ...(headers && { headers }) });

  it('needs the correct key', async () => {
    const body = JSON.stringify({ model: MODEL, messages: [{ role: 'user', content: 'Hi' }] });
    const without = await post(body, {});
    expect([without.status, await without.text()]).toEqual([
      401,
      expect.stringContaining('未提供令牌'),
    ]);
    expect((await post(body, { Authorization: 'Bearer sk-other' })).status).toBe(401);
    expect((await post(body)).status).toBe(200);
  });

  it.each(['', '{', '[]', '{}', `{"model":"${MODEL}"}`, `{"model":"${MODEL}","messages":[]}`])(
    'needs a model and messages: %s',
    async (body) => {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'invalid_request' } });
    },
  );

  it('is a POST request', async () => {
    const answer = await request(gateway, '/v1/chat/completions');
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('Invalid URL (GET /v1/chat/completions)'),
    ]);
    expect((await request(gateway, '/v1/chat/completions', { method: 'OPTIONS' })).status).toBe(
      204,
    );
  });

  it('is refused with a page of the proxy if it is larger than 1 MB', async () => {
    const ofSize = (characters: number) => ask({ text: 'x'.repeat(characters), stream: false });
    expect((await ofSize(1024 * 1024 - 200)).status).toBe(200);
    const answer = await ofSize(1024 * 1024);
    expect(answer.status).toBe(413);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('<center>nginx</center>');
    expect(gateway.stats().chat).toMatchObject({ requests: 2, charged: 1 });
  });

  it('may have images, unless the gateway cannot decode one', async () => {
    const remote = 'https://lanternworks.example/picture.png';
    const good = await ask({ stream: false, messages: withImages('Look', PIXEL, remote) });
    const { usage } = await good.json();
    expect(usage.prompt_tokens).toBe(1 + 2 * 85);
    for (const broken of ['data:image/png;base64,AAAA', 'data:text/html,x', 'picture.png'])
      expect(await refusalOf({ messages: withImages('Look', PIXEL, broken) })).toEqual([
        500,
        'count_token_messages_failed',
        expect.any(String),
      ]);
    expect(gateway.stats().chat.images).toBe(8);
  });
});

describe('the price of a chat', () => {
  it('is taken from the balance for each answer of a GPT, and is in the log', async () => {
    await (await ask()).text();
    await (await ask({ stream: false })).text();
    expect(gateway.balance()).toBeCloseTo(12.2);
    expect(gateway.stats().chat.charged).toBe(2);
    const { data } = await (await request(gateway, '/api/log/token')).json();
    expect(data[0]).toMatchObject({ model_name: 'gpt-4-gizmo-*', quota: 50_000 });
  });

  it('is taken although the client leaves', async () => {
    const abort = new AbortController();
    const answer = await ask({ text: 'slow-20', signal: abort.signal });
    const reader = answer.body?.getReader();
    await reader?.read();
    expect(gateway.balance()).toBeCloseTo(12.3);
    expect(gateway.stats().chat).toMatchObject({ stopped: 0, inFlight: 1 });
    abort.abort();
    await expect
      .poll(() => gateway.stats().chat)
      .toMatchObject({ requests: 1, charged: 1, stopped: 1, inFlight: 0 });
    expect(gateway.balance()).toBeCloseTo(12.3);
  });

  it('is refused if the balance is too low', async () => {
    gateway.setBalance(0.1);
    expect((await ask()).status).toBe(200);
    expect(await refusalOf()).toEqual([
      403,
      'insufficient_user_quota',
      expect.stringContaining('user quota: ＄0.000000 额度, need quota: ＄0.100000 额度'),
    ]);
    expect(gateway.stats().chat).toMatchObject({ requests: 2, charged: 1 });
  });
});

describe('the counter of chats', () => {
  it('tells whether a body was sent twice', async () => {
    for (const text of ['one', 'two', 'one']) await (await ask({ text })).text();
    const { bodies, ...counts } = gateway.stats().chat;
    expect(counts).toEqual({
      requests: 3,
      byModel: { [MODEL]: 3 },
      charged: 3,
      stopped: 0,
      inFlight: 0,
      maxInFlight: 1,
      images: 0,
      bytes: expect.any(Number),
    });
    expect(counts.bytes).toBeGreaterThan(200);
    expect(bodies).toHaveLength(3);
    expect(bodies[2]).toBe(bodies[0]);
    expect(new Set(bodies).size).toBe(2);
  });

  it('counts several chats at once, and none as a look-up', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((text) => ask({ text: `${text} slow-99` })),
    );
    expect(gateway.stats().chat.maxInFlight).toBe(3);
    await Promise.all(answers.map((answer) => answer.text()));
    expect(gateway.stats()).toMatchObject({ lookups: 0, chat: { inFlight: 0, stopped: 0 } });
  });

  it('goes on with running chats when it is reset', async () => {
    const answer = await ask({ text: 'slow-99' });
    gateway.resetStats();
    expect(gateway.stats().chat).toMatchObject({ requests: 0, inFlight: 1, maxInFlight: 1 });
    await answer.text();
    await expect.poll(() => gateway.stats().chat.inFlight).toBe(0);
  });

  it('can be read over HTTP', async () => {
    await (await ask()).text();
    const { chat } = await (await request(gateway, '/demo/stats')).json();
    expect(chat).toMatchObject({ requests: 1, byModel: { [MODEL]: 1 } });
  });

  it('does not notice a client that leaves while it sends', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"model":'));
      },
    });
    const signal = AbortSignal.timeout(100);
    const headers = { Authorization: `Bearer ${gateway.key}` };
    const init = { method: 'POST', body, headers, signal, duplex: 'half' };
    await expect(
      fetch(`${gateway.url}/v1/chat/completions`, init as RequestInit),
    ).rejects.toThrow();
    expect((await ask()).status).toBe(200);
    expect(gateway.stats().chat.requests).toBe(1);
  });
});

describe('a gateway that closes', () => {
  it('ends running streams', async () => {
    const other = await startGateway();
    const answer = await askChat(other, { text: 'slow-5' });
    await other.close();
    await expect(answer.text()).rejects.toThrow();
  });
});
