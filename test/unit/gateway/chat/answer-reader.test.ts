import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnswerReader,
  createAnswerReader,
  MAX_LENGTH,
} from '../../../../utils/gateway/chat/answer-reader.ts';
import { MAX_ANSWER_LENGTH } from '../../../../utils/gateway/chat/conversation.ts';
import { CONVERSATION_LIMITS } from '../../../../utils/user-data/conversation-limits.ts';
import {
  type Answer,
  chunk,
  readBody,
  readPieces,
  SSE,
  stream,
  textChunk,
  USAGE,
} from '../../support/chat-answers.ts';

const COMPLETE = { at: 'complete' } as const;
const CUT_OFF = { at: 'cut-off', by: 'end' } as const;
const DONE = 'data: [DONE]\n\n';
const GREETING = [textChunk('Hel'), textChunk('lo'), chunk({}, 'stop')];
const BODY = `${stream(...GREETING)}${DONE}`;
const ERROR = '{"error":{"message":"当前分组上游负载已饱和，请稍后再试","type":"new_api_error"}}';
const WHOLE = {
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 12, completion_tokens: 34 },
};
const TOKENS = { input: 12, output: 34 };
const RATE_LIMITED = {
  at: 'failed',
  failure: { kind: 'rate-limited', said: '当前分组上游负载已饱和，请稍后再试' },
} as const;

type Row = [name: string, body: string, expected: Partial<Answer>, contentType?: string];

/** Every expectation has the text "Hello" and the end "complete" unless it says something else. */
const DEVIATIONS: Row[] = [
  ['a stream as documented', BODY, {}],
  [
    'a first chunk with a role and no text',
    stream(chunk({ role: 'assistant', content: '' }), ...GREETING) + DONE,
    {},
  ],
  ['a count of tokens at the end', stream(...GREETING, USAGE) + DONE, { tokens: TOKENS }],
  [
    'text, reason and count of tokens in one chunk',
    stream(JSON.stringify({ ...JSON.parse(textChunk('Hello', 'stop')), usage: WHOLE.usage })),
    { tokens: TOKENS },
  ],
  [
    'a count of zero until the end',
    stream(
      JSON.stringify({
        ...JSON.parse(textChunk('Hello', 'stop')),
        usage: { prompt_tokens: 0, completion_tokens: 0 },
      }),
    ),
    { tokens: undefined },
  ],
  ['no [DONE], but a reason', stream(...GREETING), {}],
  ['two [DONE]', BODY + DONE, {}],
  ['[DONE] without a line break', `${stream(...GREETING)}data: [DONE]`, {}],
  ['[DONE] as a bare line', `${stream(...GREETING)}[DONE]\n`, {}],
  ['text after [DONE]', BODY + stream(textChunk(' again')), {}],
  ['no line break at the end', BODY.trimEnd(), {}],
  ['no space after the colon', BODY.replaceAll('data: ', 'data:'), {}],
  ['comments', `: OPENROUTER PROCESSING\n\n${BODY.replaceAll('\n\n', '\n\n: PING\n\n')}`, {}],
  ['comments as data', `data: : keepalive\n\n${BODY}`, {}],
  ['CRLF', BODY.replaceAll('\n', '\r\n'), {}],
  ['CR', BODY.replaceAll('\n', '\r'), {}],
  ['no blank lines', BODY.replaceAll('\n\n', '\n'), {}],
  ['a byte order mark', `\ufeff${BODY}`, {}],
  ['fields for id, event and retry', `retry: 3000\nid: 1\nevent: message\n${BODY}`, {}],
  ['an invalid retry', `retry: soon\n\n${BODY}`, {}],
  ['empty data', `data:\n\n${BODY}`, {}],
  ['choices empty', stream('{"choices":[],"prompt_filter_results":[]}') + BODY, {}],
  ['choices missing', stream('{"object":"chat.completion.chunk"}') + BODY, {}],
  ['choices null', stream('{"choices":null}', '{"choices":[null]}') + BODY, {}],
  ['a delta that is null', stream(chunk(null)) + BODY, {}],
  ['a delta that is missing', stream('{"choices":[{"index":0}]}') + BODY, {}],
  ['text that is null', stream(chunk({ content: null })) + BODY, {}],
  [
    'message instead of delta',
    stream('{"choices":[{"message":{"content":"Hello"},"delta":null,"finish_reason":"stop"}]}'),
    {},
  ],
  [
    'a delta beside the whole message',
    stream('{"choices":[{"delta":{"content":"Hello"},"message":{"content":"Hello"}}]}') +
      stream(chunk({}, 'stop')),
    {},
  ],
  [
    'text in parts',
    stream(
      textChunk(
        [
          { type: 'text', text: 'Hel' },
          { type: 'text', text: 'lo' },
        ],
        'stop',
      ),
    ),
    {},
  ],
  ['parts without text', stream(textChunk([null, { type: 'image' }, 7])) + BODY, {}],
  ['a refusal of the model', stream(chunk({ refusal: 'Hello', content: null }, 'stop')), {}],
  ['an empty reason', stream(textChunk('Hello', ''), chunk({}, 'stop')), {}],
  ['the reason as the word null', stream(textChunk('Hello', 'null')), { end: CUT_OFF }],
  ['an error that is null', stream(`{"error":null,${textChunk('Hello', 'stop').slice(1)}`), {}],
  ['lines that are no JSON', `data: hm\n\nwhat: ever\n\n${BODY}`, {}],
  ['data that is no object', stream('7', '"word"', 'null', '[1]') + BODY, {}],
  [
    'thoughts as reasoning_content',
    stream(chunk({ reasoning_content: 'Hm' })) + BODY,
    { reasoning: 'Hm' },
  ],
  ['thoughts as reasoning', stream(chunk({ reasoning: 'Hm' })) + BODY, { reasoning: 'Hm' }],
  [
    'thoughts under both names',
    stream(chunk({ reasoning_content: 'Hm', reasoning: 'Hm' })) + BODY,
    { reasoning: 'Hm' },
  ],
  [
    'thoughts as tags in the text',
    stream(textChunk('<think>Hm</think>\n\nHello', 'stop')),
    { reasoning: 'Hm' },
  ],
  [
    'tags across chunks',
    stream(...'\n<think>Hm</think>\nHello'.split('').map((each) => textChunk(each))) +
      stream(chunk({}, 'stop')),
    { reasoning: 'Hm' },
  ],
  [
    'two thoughts in tags',
    stream(textChunk('<think>H</think> <think>m</think>Hello', 'stop')),
    { reasoning: 'Hm' },
  ],
  [
    'tags within the text',
    stream(textChunk('Use <think>Hm</think>', 'stop')),
    { text: 'Use <think>Hm</think>' },
  ],
  [
    'the beginning of a tag that is none',
    stream(textChunk(' <thi'), textChunk('s>', 'stop')),
    { text: ' <this>' },
  ],
  ['the beginning of a tag and nothing else', stream(textChunk('<th', 'stop')), { text: '<th' }],
  [
    'thoughts that do not end',
    stream(textChunk('<think>Hm</thi', 'stop')),
    { text: '', reasoning: 'Hm</thi', end: { at: 'empty' } },
  ],
  ['an envelope around each chunk', stream(`{"code":0,"data":${textChunk('Hello', 'stop')}}`), {}],
  ['JSON lines', `${GREETING.join('\n')}\n`, {}],
  ['JSON lines as JSON', GREETING.join('\n'), {}, 'application/x-ndjson'],
  ['JSON lines as plain text', GREETING.join('\r\n'), {}, 'text/plain; charset=utf-8'],
  ['an event stream as plain text', BODY, {}, 'text/plain'],
  ['an event stream as HTML', BODY, {}, 'text/html; charset=utf-8'],
  ['an event stream without a type', BODY, {}, ''],
  [
    'JSON across data lines',
    `data: {"choices":\ndata: [{"delta":\ndata: {"content":"Hello"},"finish_reason":"stop"}]}\n\n`,
    {},
  ],
  [
    'JSON across data lines with a comment between them',
    `data: {"choices":\ndata: : keepalive\ndata: [{"delta":{"content":"Hello"},"finish_reason":"stop"}]}\n\n`,
    {},
  ],
  [
    'JSON across lines after many lines without a meaning',
    `{\n${'x\n'.repeat(250)}${JSON.stringify(WHOLE, null, 2)}`,
    { tokens: TOKENS },
  ],
  ['the whole answer as JSON', JSON.stringify(WHOLE), { tokens: TOKENS }, 'application/json'],
  [
    'the whole answer as JSON on many lines',
    JSON.stringify(WHOLE, null, 2),
    { tokens: TOKENS },
    'application/json; charset=utf-8',
  ],
  ['the whole answer as JSON, called a stream', JSON.stringify(WHOLE, null, 2), { tokens: TOKENS }],
  [
    'the whole answer in an envelope',
    JSON.stringify({ code: 0, msg: 'ok', data: WHOLE }),
    { tokens: TOKENS },
    'application/json',
  ],
  [
    'the whole answer without a reason',
    '{"choices":[{"message":{"content":"Hello"}}]}',
    {},
    'application/json',
  ],
  [
    'the whole answer without a reason, then the count',
    stream('{"choices":[{"message":{"content":"Hello"}}]}', USAGE),
    { tokens: TOKENS },
  ],
  ['the whole answer as plain text', 'Hello', {}, 'text/plain'],
  [
    'plain text with blank lines and thoughts',
    '<think>Hm</think>\n\nHello\n\n# there\n',
    { text: 'Hello\n\n# there\n', reasoning: 'Hm' },
    'text/markdown',
  ],
  [
    'plain text that is JSON',
    '{"answer": 42}\n\n{"more": [1]}',
    { text: '{"answer": 42}\n\n{"more": [1]}' },
    'text/plain',
  ],
  ['no [DONE] and no reason', stream(textChunk('Hello')), { end: CUT_OFF }],
  ['[DONE] without a reason', stream(textChunk('Hello')) + DONE, { end: CUT_OFF }],
  ['a reason that is an error', stream(textChunk('Hello', 'error')), { end: CUT_OFF }],
  [
    'messages without a reason',
    '{"choices":[{"message":{"content":"Hel"}}]}\n{"choices":[{"message":{"content":"lo"}}]}',
    { end: CUT_OFF },
  ],
  [
    'JSON that is cut off',
    `${stream(textChunk('Hello'))}data: {"choices":[{"del`,
    { end: CUT_OFF },
  ],
  [
    'the longest answer',
    stream(textChunk('Hello', 'length')),
    { end: { at: 'cut-off', by: 'length' } },
  ],
  [
    'the longest answer, in thoughts only',
    stream(chunk({ reasoning: 'Hm' }, 'MAX_TOKENS')),
    { text: '', reasoning: 'Hm', end: { at: 'cut-off', by: 'length' } },
  ],
  [
    'a filter as the reason',
    stream(textChunk('Hello', 'content_filter')),
    { end: { at: 'failed', failure: { kind: 'content-refused' } } },
  ],
  ['nothing', '', { text: '', end: { at: 'empty' } }],
  ['blank lines only', '\n\n\n', { text: '', end: { at: 'empty' } }],
  ['nothing but [DONE]', DONE, { text: '', end: { at: 'empty' } }],
  ['nothing but comments', ': ping\n\n: ping\n\n', { text: '', end: { at: 'empty' } }],
  ['nothing but comments as data', stream(': ping', ': ping'), { text: '', end: { at: 'empty' } }],
  ['nothing but a reason', stream(chunk({}, 'stop')), { text: '', end: { at: 'empty' } }],
  [
    'white space only',
    stream(textChunk(' \n'), chunk({}, 'stop')),
    { text: ' \n', end: { at: 'empty' } },
  ],
  [
    'thoughts only, as tags',
    stream(textChunk('<think>Hm</think>\n\n', 'stop')),
    { text: '', reasoning: 'Hm', end: { at: 'empty' } },
  ],
  [
    'thoughts only',
    stream(chunk({ reasoning: 'Hm' }, 'stop')),
    { text: '', reasoning: 'Hm', end: { at: 'empty' } },
  ],
  ['an error as data', stream(textChunk('Hello'), ERROR) + DONE, { end: RATE_LIMITED }],
  ['an error as a bare line', `${stream(textChunk('Hello'))}${ERROR}\n`, { end: RATE_LIMITED }],
  [
    'an error as a bare line at the end',
    `${stream(textChunk('Hello'))}${ERROR}`,
    { end: RATE_LIMITED },
  ],
  [
    'an error as a field',
    `${stream(textChunk('Hello'))}error: ${ERROR}\n\n`,
    { end: RATE_LIMITED },
  ],
  [
    'an error as a field, without its holder',
    `${stream(textChunk('Hello'))}error: ${JSON.stringify(JSON.parse(ERROR).error)}\n\n`,
    { end: RATE_LIMITED },
  ],
  [
    'an error as a field, in words',
    `${stream(textChunk('Hello'))}error: 余额不足\n\n`,
    { end: { at: 'failed', failure: { kind: 'balance-used-up', said: '余额不足' } } },
  ],
  [
    'an error on many lines',
    `${stream(textChunk('Hello'))}${JSON.stringify(JSON.parse(ERROR), null, 2)}`,
    { end: RATE_LIMITED },
  ],
  [
    'an error beside text',
    stream(`{"error":{"code":502,"message":"bad"},${textChunk('Hello').slice(1)}`),
    { end: { at: 'failed', failure: { kind: 'server-error', status: 502, said: 'bad' } } },
  ],
  [
    'an error with a type of its own',
    stream(textChunk('Hello'), '{"type":"error","message":"odd"}'),
    { end: { at: 'failed', failure: { kind: 'refused', said: 'odd' } } },
  ],
  [
    'an error without an answer',
    stream('{"error":{"message":"no","code":"model_not_found"}}') + DONE,
    { text: '', end: { at: 'failed', failure: { kind: 'unknown-gpt', said: 'no' } } },
  ],
  [
    'an envelope with a code',
    '{"code":1301,"msg":"内容违规","data":null}',
    { text: '', end: { at: 'failed', failure: { kind: 'content-refused', said: '内容违规' } } },
    'application/json',
  ],
  ['text after an error', stream(textChunk('Hello'), ERROR, textChunk('!')), { end: RATE_LIMITED }],
  [
    'an error in words, called a stream',
    '当前分组上游负载已饱和，请稍后再试',
    { text: '', end: RATE_LIMITED },
  ],
  [
    'an error in words as data',
    stream('当前分组上游负载已饱和，请稍后再试'),
    { text: '', end: RATE_LIMITED },
  ],
  [
    'a web page',
    '<!DOCTYPE html><html><body>Welcome</body></html>',
    { text: '', end: { at: 'failed', failure: { kind: 'not-a-gateway' } } },
    'text/html',
  ],
  [
    'a web page, called a stream',
    '\n<html lang="en"><body>Welcome</body></html>',
    { text: '', end: { at: 'failed', failure: { kind: 'not-a-gateway' } } },
  ],
  [
    'a part of a web page',
    'Welcome',
    { text: '', end: { at: 'failed', failure: { kind: 'not-a-gateway' } } },
    'text/html',
  ],
  [
    'JSON of another kind',
    '{"answer":42}',
    { text: '', end: { at: 'failed', failure: { kind: 'unreadable' } } },
    'application/json',
  ],
  [
    'XML',
    '<?xml version="1.0"?><answer/>',
    { text: '', end: { at: 'failed', failure: { kind: 'unreadable' } } },
    'application/xml',
  ],
];

describe('the reader of answers', () => {
  it.each(DEVIATIONS)('understands %s', (_, body, expected, contentType = SSE) => {
    const answer = { text: 'Hello', reasoning: '', end: COMPLETE, ...expected };
    expect(readBody(contentType, body)).toEqual(answer);
  });

  it.each(DEVIATIONS)('understands %s, byte by byte', (_, body, expected, contentType = SSE) => {
    const answer = { text: 'Hello', reasoning: '', end: COMPLETE, ...expected };
    const bytes = Array.from(new TextEncoder().encode(body), (byte) => Uint8Array.of(byte));
    expect(readPieces(contentType, bytes)).toEqual(answer);
  });

  it('returns each piece of text as soon as its line is complete', () => {
    const reader = createAnswerReader(SSE);
    expect(reader.read(`data: ${textChunk('Hel')}\n`)).toEqual([{ type: 'text', text: 'Hel' }]);
    expect(reader.read(`data: ${textChunk('lo')}`)).toEqual([]);
    expect(reader.read('\n')).toEqual([{ type: 'text', text: 'lo' }]);
  });

  it('returns plain text as it arrives', () => {
    const reader = createAnswerReader('text/plain');
    expect(reader.read('Hello there')).toEqual([{ type: 'text', text: 'Hello there' }]);
    expect(reader.read(', you')).toEqual([{ type: 'text', text: ', you' }]);
  });

  it('says when the model has finished and when nothing more is to be read', () => {
    const reader = createAnswerReader(SSE);
    reader.read(stream(textChunk('Hello')));
    expect([reader.isFinished(), reader.isOver()]).toEqual([false, false]);
    reader.read(stream(chunk({}, 'stop')));
    expect([reader.isFinished(), reader.isOver()]).toEqual([true, false]);
    reader.read(DONE);
    expect([reader.isFinished(), reader.isOver()]).toEqual([true, true]);
  });

  it('takes plain text for cut off if the connection broke', () => {
    expect(readBody('text/plain', 'Hello there', false).end).toEqual(CUT_OFF);
    expect(readBody('text/plain', 'Hello there').end).toEqual(COMPLETE);
  });

  it('takes nothing from a broken connection for an answer or an error', () => {
    expect(readBody('text/plain', '{"answer":', false)).toMatchObject({
      text: '',
      end: { at: 'empty' },
    });
  });

  it('tells a count of tokens once if the gateway repeats it', () => {
    const reader = createAnswerReader(SSE);
    expect(reader.read(stream(USAGE, USAGE))).toEqual([{ type: 'tokens', ...TOKENS }]);
  });
});

describe('an answer of characters that nobody sees', () => {
  it.each(['\u200b', '\u0000', ' \u2060\n', '\ufeff'])('is empty: %j', (text) => {
    const reader = createAnswerReader(SSE);
    reader.read(stream(textChunk(text), textChunk('', 'stop')));
    reader.close(true);
    expect(reader.getEnd()).toEqual({ at: 'empty' });
  });
});

describe('an endless answer', () => {
  it('is not collected as JSON over many long lines', () => {
    const reader = createAnswerReader(SSE);
    const piece = 'x'.repeat(MAX_LENGTH / 4);
    reader.read(stream(textChunk('Hello')));
    // All five lines together are an answer.
    reader.read('{"choices":[{"delta":{"content":"lost"}}],\n');
    for (let n = 0; n < 4; n++) reader.read(`"${n}":"${piece}",\n`);
    expect(reader.read('"end":1}\n')).toEqual([]);
    expect(reader.read(stream(textChunk(' again')))).toEqual([{ type: 'text', text: ' again' }]);
  });

  it('is cut off at the longest text that is read, which is the longest that is kept', () => {
    const piece = 'x'.repeat(300_000);
    const reader = createAnswerReader(SSE);
    let length = 0;
    while (!reader.isOver()) {
      const events = reader.read(stream(textChunk(piece)));
      for (const event of events) if (event.type === 'text') length += event.text.length;
      expect(length).toBeLessThanOrEqual(MAX_ANSWER_LENGTH);
    }
    expect(length).toBe(MAX_ANSWER_LENGTH);
    expect(CONVERSATION_LIMITS.answerLength).toBe(MAX_ANSWER_LENGTH);
    expect(reader.close(false)).toEqual([]);
    expect(reader.getEnd()).toEqual({ at: 'cut-off', by: 'length' });
  });

  it.each([
    ['a line', `${stream(textChunk('Hello'))}data: `, 'x'.repeat(1000), SSE],
    ['plain text', '', 'x'.repeat(1000), 'text/plain'],
    ['thoughts', stream(textChunk('<think>')), stream(textChunk('x'.repeat(1000))), SSE],
  ])('is cut off in %s without an end', (_, beginning, piece, contentType) => {
    const reader = createAnswerReader(contentType);
    expect(countPieces(reader, beginning, piece)).toBeLessThan(4500);
    expect(reader.getEnd()).toEqual({ at: 'cut-off', by: 'length' });
  });

  it.each([
    ['words', 'x\n'.repeat(1000)],
    ['many words', `${'x'.repeat(600_000)}\n`],
    ['opening brackets', '{\n"a":[\n}\n'.repeat(333)],
    ['broken JSON', '{x}\n'.repeat(1000)],
    ['JSON without a meaning', '{}\n'.repeat(1000)],
  ])('of lines with %s is unreadable', (_, piece) => {
    const reader = createAnswerReader(SSE);
    expect(countPieces(reader, '', piece)).toBeLessThan(8);
    expect(reader.getEnd()).toEqual({ at: 'failed', failure: { kind: 'unreadable' } });
  });

  it('of lines without a meaning keeps the text before them', () => {
    const body = stream(textChunk('Hello')) + 'x\n'.repeat(6000);
    const end = { at: 'failed', failure: { kind: 'unreadable' } };
    expect(readBody(SSE, body)).toMatchObject({ text: 'Hello', end });
  });
});

/** How many pieces are read until the reader needs no more. */
function countPieces(reader: AnswerReader, beginning: string, piece: string): number {
  reader.read(beginning);
  let pieces = 0;
  while (!reader.isOver() && pieces < 5000) {
    reader.read(piece);
    pieces += 1;
  }
  reader.close(false);
  return pieces;
}

/** Texts that matter to the reader, whole and broken. */
const PIECES = [
  ...[...GREETING, USAGE, ERROR, JSON.stringify(WHOLE), JSON.stringify(WHOLE, null, 1)],
  ...['data: ', 'data:', 'data: [DONE]', ': ping', 'error: ', 'event: error', 'id: 1', 'retry: x'],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '{',
    '}',
    '[',
    '"',
    '<think>',
    '</think>',
    '<!doctype html>',
  ],
  ...[textChunk('<think>Hm'), textChunk('</think>x'), textChunk('你好，世界 🌍'), 'Hello', '你好'],
];
const TYPES = [SSE, 'application/json', 'text/plain', 'text/html', 'application/xml', ''];

const body = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 3, arbitrary: fc.constantFrom(...PIECES).map((piece) => `data: ${piece}\n\n`) },
    ),
    { maxLength: 12 },
  )
  .map((pieces) => new TextEncoder().encode(pieces.join('')));

function cut(bytes: Uint8Array, cuts: number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((each) => each % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => bytes.slice(from, places[index] ?? bytes.length));
}

describe('any body', () => {
  it('has the same answer wherever it is cut', () => {
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(...TYPES),
        fc.array(fc.nat(), { maxLength: 30 }),
        (bytes, type, cuts) => {
          expect(readPieces(type, cut(bytes, cuts))).toEqual(readPieces(type, [bytes]));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('of arbitrary bytes ends without an exception', () => {
    const noise = fc.oneof(fc.uint8Array({ maxLength: 300 }), body);
    fc.assert(
      fc.property(noise, fc.constantFrom(...TYPES), fc.boolean(), (bytes, type, isComplete) => {
        expect(readPieces(type, [bytes], isComplete).end.at).toMatch(
          /^(?:complete|cut-off|empty|failed)$/,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('of deeply nested JSON ends without an exception', () => {
    const nested = `${'{"error":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(readBody(SSE, `data: ${nested}\n\n`).end.at).toBe('failed');
    expect(readBody(SSE, '['.repeat(200_000)).end.at).toBe('failed');
  });
});
