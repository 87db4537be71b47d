import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../../utils/gateway/chat/chat.ts';
import { estimateMessage, estimateTokens } from '../../../../utils/gateway/chat/estimate-tokens.ts';
import {
  type HistoryLimits,
  limitHistory as limit,
} from '../../../../utils/gateway/chat/limit-history.ts';
import { getMessageLength } from '../../../../utils/messages/chat-port.ts';

const user = (content: ChatMessage['content']): ChatMessage => ({ role: 'user', content });
const assistant = (content: string): ChatMessage => ({ role: 'assistant', content });

const limitHistory = (messages: ChatMessage[], limits: HistoryLimits) =>
  limit(messages, limits, getMessageLength);

/** Limits of the tokens only. */
const within = (tokens: number) => ({ tokens, length: 1e9, messages: 1e9 });

function sum(messages: ChatMessage[]): number {
  return messages.reduce((tokens, message) => tokens + estimateMessage(message), 0);
}

describe('limitHistory', () => {
  const OLD = [user('old question'), assistant('old answer')];
  const NEW = [user('new question'), assistant('new answer')];
  const LAST = [user('last question')];
  const ALL = [...OLD, ...NEW, ...LAST];

  it('keeps everything within the limit', () => {
    expect(limitHistory(ALL, within(sum(ALL)))).toEqual({ messages: ALL, omittedTurns: 0 });
  });

  it('omits the oldest turns, each with its answer', () => {
    expect(limitHistory(ALL, within(sum(ALL) - 1))).toEqual({
      messages: [...NEW, ...LAST],
      omittedTurns: 1,
    });
    expect(limitHistory(ALL, within(sum(LAST)))).toEqual({ messages: LAST, omittedTurns: 2 });
  });

  it('keeps the last turn, however long it is', () => {
    expect(limitHistory(ALL, within(0))).toEqual({ messages: LAST, omittedTurns: 2 });
  });

  it('leaves no gap where an old turn is short', () => {
    const long = user('x'.repeat(1000));
    const messages = [user('hi'), long, ...LAST];
    expect(limitHistory(messages, within(100))).toEqual({ messages: LAST, omittedTurns: 2 });
  });

  it('omits turns with pictures that are together too long to be sent', () => {
    const url = `data:image/jpeg;base64,${'A'.repeat(1000)}`;
    const picture = user([{ type: 'image_url', image_url: { url } }]);
    const messages = [picture, picture, picture];
    const limits = { ...within(1e9), length: 2 * url.length };
    expect(limitHistory(messages, limits).omittedTurns).toBe(1);
    expect(limitHistory(messages, { ...limits, length: 1 }).omittedTurns).toBe(2);
  });

  it('omits turns if there are too many messages', () => {
    expect(limitHistory(ALL, { ...within(1e9), messages: 3 }).messages).toEqual([...NEW, ...LAST]);
  });

  it('returns nothing for nothing', () => {
    expect(limitHistory([], within(100))).toEqual({ messages: [], omittedTurns: 0 });
  });

  it('keeps the most recent turns that fit, for any history and limit', () => {
    const message = fc.oneof(fc.string().map(user), fc.string().map(assistant));
    fc.assert(
      fc.property(fc.array(message), fc.nat(200), (messages, maxTokens) => {
        const { messages: kept, omittedTurns } = limitHistory(messages, within(maxTokens));
        expect(kept).toEqual(messages.slice(messages.length - kept.length));
        const isLastTurn = kept.slice(1).every(({ role }) => role === 'assistant');
        expect(sum(kept) <= maxTokens || isLastTurn).toBe(true);
        expect(omittedTurns === 0).toBe(kept.length === messages.length);
      }),
    );
  });
});

describe('estimateTokens', () => {
  // Counted with the tokenizer of GPT-4o (o200k).
  it.each([
    [11, 'The quick brown fox jumps over the lazy dog again.'],
    [13, '今天天气很好，我们一起去公园散步吧。'],
    [13, 'const sum = (a, b) => a + b;'],
  ])('is within a third of the count of %i for %s', (count, text) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(count * 0.66);
    expect(estimateTokens(text)).toBeLessThanOrEqual(count * 1.34);
  });

  it('is zero for nothing and grows with the text', () => {
    expect(estimateTokens('')).toBe(0);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(estimateTokens(a + b)).toBeGreaterThanOrEqual(estimateTokens(a) - 1);
      }),
    );
  });

  it('counts a picture by what it costs, not by the length of its data', () => {
    const url = `data:image/jpeg;base64,${'A'.repeat(300_000)}`;
    const message = user([
      { type: 'text', text: 'hi' },
      { type: 'image_url', image_url: { url } },
    ]);
    expect(estimateMessage(message)).toBe(estimateMessage(user('hi')) + 765);
  });
});
