import OpenAI from 'openai';
import type { ChatCompletionChunk, ChatCompletionMessageParam } from 'openai/resources';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../gateway/faults/fault.ts';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { MODEL } from '../support/chat.ts';
import { useDemoGateway } from '../support/demo-gateway.ts';
import { createClient } from '../support/openai-client.ts';

const gateway = useDemoGateway();

const JPEG = `data:image/jpeg;base64,${Buffer.from('\xff\xd8\xff\xe0', 'latin1').toString('base64')}`;

function asked(content: string): ChatCompletionMessageParam[] {
  return [{ role: 'user', content }];
}

async function answerTo(messages: ChatCompletionMessageParam[], model = MODEL): Promise<string> {
  const { choices } = await createClient(gateway).chat.completions.create({ model, messages });
  return choices[0]?.message.content ?? '';
}

interface Read {
  text: string;
  chunks: ChatCompletionChunk[];
  /** Why reading ended, if it did not end well. */
  error?: unknown;
}

/** Reads a streamed answer, as far as it comes. */
async function readStream(text = 'chinese', signal?: AbortSignal): Promise<Read> {
  const chunks: ChatCompletionChunk[] = [];
  const read = () => chunks.map(({ choices }) => choices[0]?.delta?.content ?? '').join('');
  try {
    const stream = await createClient(gateway).chat.completions.create(
      {
        model: MODEL,
        messages: asked(text),
        stream: true,
        stream_options: { include_usage: true },
      },
      { ...(signal && { signal }) },
    );
    for await (const chunk of stream) chunks.push(chunk);
  } catch (error) {
    return { text: read(), chunks, error };
  }
  return { text: read(), chunks };
}

async function failWith(fault: Fault): Promise<Read> {
  gateway.fail(fault);
  return readStream();
}

describe('the official client', () => {
  it('reads an answer at once or streamed, with the same text and number of tokens', async () => {
    const plain = await createClient(gateway).chat.completions.create({
      model: MODEL,
      messages: asked('chinese'),
    });
    const { text, chunks, error } = await readStream();
    expect(error).toBeUndefined();
    expect(text).toContain('静夜里');
    expect(plain.choices[0]?.message).toEqual({ role: 'assistant', content: text });
    expect(plain.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)?.usage).toEqual(plain.usage);
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(gateway.stats().chat).toMatchObject({ requests: 2, charged: 2 });
  });

  it('sends a history with images', async () => {
    const answer = await answerTo([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'echo' },
          { type: 'image_url', image_url: { url: JPEG, detail: 'low' } },
        ],
      },
    ]);
    expect(JSON.parse(answer.slice(8, -4)).messages).toEqual([
      { role: 'user', characters: 2, images: 0 },
      { role: 'assistant', characters: 5, images: 0 },
      { role: 'user', characters: 4, images: 1, formats: ['jpeg'] },
    ]);
    expect(gateway.stats().chat.images).toBe(1);
  });

  it('assembles a whole answer from a stream with its own helper', async () => {
    const completion = await createClient(gateway)
      .chat.completions.stream({ model: MODEL, messages: asked('markdown') })
      .finalChatCompletion();
    expect(completion.choices[0]?.message.content).toBe(await answerTo(asked('markdown')));
  });

  it('stops an answer', async () => {
    const abort = new AbortController();
    const reading = readStream('slow-50 chinese', abort.signal);
    await expect.poll(() => gateway.stats().chat.charged).toBe(1);
    setTimeout(() => abort.abort(), 100);
    const { text, error } = await reading;
    expect(error).toBeUndefined();
    expect(text.length).toBeLessThan(60);
    await expect.poll(() => gateway.stats().chat).toMatchObject({ stopped: 1, inFlight: 0 });
  });

  it.each<FaultKind>([
    'stream-comments',
    'stream-without-space',
    'stream-crlf',
    'stream-cut-bytes',
    'stream-event-ids',
    'stream-empty-choices',
    'stream-missing-delta',
    'stream-split-characters',
    'stream-extra-fields',
    'stream-one-last-chunk',
    'stream-usage-never',
    'stream-without-done',
    'stream-without-finish',
  ])('reads the whole text in spite of %s', async (kind) => {
    const { text } = await readStream();
    const read = await failWith({ kind });
    expect(read.error).toBeUndefined();
    expect(read.text).toBe(text);
  });

  it.each<FaultKind>(['stream-keepalive-data', 'stream-unparsable-lines', 'stream-joined-lines'])(
    'cannot read a stream with %s',
    async (kind) => {
      const { error } = await failWith({ kind });
      expect(error).toBeInstanceOf(SyntaxError);
    },
  );

  it.each<FaultKind>(['stream-json-lines', 'stream-as-text', 'stream-only-done', 'stream-message'])(
    'finds no text and no error in %s',
    async (kind) => {
      const { text, error } = await failWith({ kind });
      expect({ text, error }).toEqual({ text: '', error: undefined });
    },
  );

  it('reports an error in a stream, after the text before it', async () => {
    const { text, error } = await failWith({ kind: 'stream-error-data' });
    expect(text).toContain('静夜里');
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect(String(error)).toContain('The upstream closed the conversation');
    const first = await failWith({ kind: 'stream-error-first' });
    expect(first.text).toBe('');
    expect(first.error).toMatchObject({ code: 'bad_response', type: 'upstream_error' });
  });

  it.each<FaultKind>(['stream-error-line', 'stream-error-field', 'stream-ends-early'])(
    'reads a part of the text and does not notice what is missing: %s',
    async (kind) => {
      const { text, error } = await failWith({ kind });
      expect(text).toContain('静夜里');
      expect(text).not.toContain('龘');
      expect(error).toBeUndefined();
    },
  );

  it('reports a connection that breaks in the middle', async () => {
    const { text, error } = await failWith({ kind: 'stream-reset' });
    expect(text).not.toContain('龘');
    expect(error).toBeInstanceOf(Error);
  });

  it.each<[FaultKind, number, string | null]>([
    ['chat-no-channel-older', 503, null],
    ['no-channel', 503, 'model_not_found'],
    ['chat-model-not-found', 404, 'model_not_found'],
    ['chat-sensitive-words', 400, 'sensitive_words_detected'],
    ['chat-price-missing', 500, 'model_price_error'],
    ['quota', 403, 'insufficient_user_quota'],
    ['rate-limited', 429, null],
    ['chat-too-large', 413, null],
    ['chat-detail-rate-limit', 429, null],
    ['key-invalid', 401, null],
  ])('reports a refusal before the stream with status and code: %s', async (kind, status, code) => {
    const { error } = await failWith({ kind, endpoint: 'chat' });
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect(error).toMatchObject({ status });
    expect((error as { code?: string }).code ?? null).toBe(code);
    expect(gateway.stats().chat).toMatchObject({ requests: 1, charged: 0 });
  });

  it('reports an unknown GPT and a balance that is too low', async () => {
    await expect(answerTo(asked('Hi'), 'gpt-4-gizmo-g-000000000')).rejects.toBeInstanceOf(
      OpenAI.NotFoundError,
    );
    gateway.setBalance(0.05);
    await expect(answerTo(asked('Hi'))).rejects.toMatchObject({
      status: 403,
      code: 'insufficient_user_quota',
    });
  });
});
