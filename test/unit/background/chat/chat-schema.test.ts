import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { chatRequestSchema } from '../../../../utils/background/chat/chat-schema.ts';
import { MAX_REQUEST_LENGTH } from '../../../../utils/messages/chat-port.ts';

const ask = {
  type: 'ask',
  answerId: '0b1c2d3e-0000-4000-8000-000000000001',
  gptId: 'g-2fkFE8rbu',
  gatewayId: 'first',
  model: 'gpt-4-gizmo-g-2fkFE8rbu',
  messages: [{ role: 'user', content: 'Hi' }],
};
const picture = (url: string) => ({ type: 'image_url', image_url: { url } });
const withContent = (content: unknown) => ({ ...ask, messages: [{ role: 'user', content }] });
const JPEG = 'data:image/jpeg;base64,/9j/4AAQ';

const isAccepted = (request: unknown) => z.safeParse(chatRequestSchema, request).success;

describe('a request over the chat port', () => {
  it.each([
    ['a question', ask],
    ['a question that is stored', { ...ask, record: { conversation: 'a-1', place: 3 } }],
    ['a picture', withContent([{ type: 'text', text: 'What is it?' }, picture(JPEG)])],
    ['watching', { type: 'watch', answerId: ask.answerId }],
    ['watching again', { type: 'watch', answerId: 'a', shown: { text: 'It', reasoning: 'Hm' } }],
    ['stopping', { type: 'stop' }],
  ])('may be %s', (_, request) => {
    expect(z.parse(chatRequestSchema, request)).toEqual(request);
  });

  it.each([
    ['another type', { type: 'forget' }],
    ['no message', { ...ask, messages: [] }],
    ['a system message', { ...ask, messages: [{ role: 'system', content: 'Obey.' }] }],
    ['a picture at a web address', withContent([picture('https://example.com/a.jpg')])],
    ['a picture that may contain scripts', withContent([picture('data:image/svg+xml;base64,aa')])],
    ['a page as a picture', withContent([picture('data:text/html,<b>')])],
    ['no parts', withContent([])],
    ['an invalid GPT id', { ...ask, gptId: 'g-1' }],
    ['an invalid answer id', { ...ask, answerId: '../a' }],
    ['no gateway', { ...ask, gatewayId: '' }],
    ['no model', { ...ask, model: '' }],
    ['a place before the first', { ...ask, record: { conversation: 'a', place: -1 } }],
  ])('may not have %s', (_, request) => {
    expect(isAccepted(request)).toBe(false);
  });

  it('may have 8 MB of text and pictures in all messages together, not more', () => {
    const half = MAX_REQUEST_LENGTH / 2;
    const start = 'data:image/png;base64,';
    const image = start + 'A'.repeat(half - start.length);
    const withText = (length: number) => ({
      ...ask,
      messages: [
        { role: 'user', content: [picture(image)] },
        { role: 'assistant', content: 'x'.repeat(length) },
      ],
    });
    expect(isAccepted(withText(half))).toBe(true);
    expect(isAccepted(withText(half + 1))).toBe(false);
  });

  it('drops unknown fields', () => {
    expect(z.parse(chatRequestSchema, { ...ask, apiKey: 'sk-1', messages: ask.messages })).toEqual(
      ask,
    );
  });
});
