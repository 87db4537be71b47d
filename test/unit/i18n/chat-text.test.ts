import { describe, expect, it } from 'vitest';
import {
  announceState,
  describeEnd,
  formatConversationSum,
  formatHistoryLength,
  formatMessagePrice,
  formatMessagesToday,
  formatSize,
} from '../../../utils/i18n/chat-text.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';

const en = createI18n('en');
const zh = createI18n('zh_CN');

describe('the price of a message', () => {
  it('is what the gateway states', () => {
    const price = { per: 'message', amount: 0.05 } as const;
    expect(formatMessagePrice(en, price)).toBe('About $0.05 a message');
    expect(formatMessagePrice(en, price, 3)).toBe('About $0.15 for 3 messages');
    expect(formatMessagePrice(zh, price, 3)).toBe('3 条消息约 US$0.15');
  });

  it('is what is usual if the gateway states none', () => {
    expect(formatMessagePrice(en, undefined)).toBe(
      'Usually about $0.10 a message; your gateway may differ',
    );
    expect(formatMessagePrice(en, undefined, 2)).toContain('about $0.20 for 2 messages');
    expect(formatMessagePrice(zh, undefined)).toBe('通常每条消息约 US$0.10，你的网关可能不同');
  });

  it('is that of tokens if the gateway charges them', () => {
    const price = { per: 'million-tokens', input: 5, output: 15 } as const;
    expect(formatMessagePrice(en, price)).toBe(
      '$5.00 per million tokens sent, $15.00 per million received',
    );
  });
});

describe('the sum of a conversation', () => {
  it('has no cost if no price is known', () => {
    expect(formatConversationSum(en, { count: 1, priced: 0, cost: 0 })).toBe(
      'This conversation: 1 message',
    );
  });

  it('says for how many messages the cost is known', () => {
    expect(formatConversationSum(en, { count: 3, priced: 3, cost: 0.3 })).toBe(
      'This conversation: 3 messages, about $0.30',
    );
    expect(formatConversationSum(en, { count: 3, priced: 2, cost: 0.2 })).toBe(
      'This conversation: 3 messages, about $0.20 for 2 of them',
    );
  });
});

it('shows the messages of today against the limit, if there is one', () => {
  expect(formatMessagesToday(en, 5, null)).toBe('Today: 5 messages');
  expect(formatMessagesToday(en, 5, 20)).toBe('Today: 5 of 20 messages');
  expect(formatMessagesToday(zh, 5, 20)).toBe('今日：5 / 20 条消息');
});

it.each([
  [7, '7'],
  [94, '94'],
  [2_344, '2,300'],
  [23_456, '23,000'],
])('rounds %i tokens of the history to %s', (tokens, shown) => {
  expect(formatHistoryLength(en, tokens)).toContain(`about ${shown} tokens`);
});

it.each([
  [300, '0.3 kB'],
  [15_000, '15 kB'],
  [1_500_000, '1.4 MB'],
])('shows %i bytes as %s', (bytes, shown) => {
  expect(formatSize(en, bytes)).toBe(shown);
});

it('says how an answer ended', () => {
  expect(describeEnd(en, { at: 'stopped' })).toContain('may still charge');
  expect(describeEnd(en, { at: 'empty' })).toContain('may have been charged');
  expect(describeEnd(en, { at: 'cut-off', by: 'end' })).toContain('may be cut off');
  expect(describeEnd(en, { at: 'cut-off', by: 'length' })).toContain('maximum length');
});

it('announces states in a few words, and nothing without one', () => {
  expect(announceState(en, undefined)).toBe('');
  expect(announceState(en, { at: 'streaming' })).toBe('Answering…');
  expect(announceState(en, { at: 'complete' })).toBe('Answer complete');
  expect(announceState(en, { at: 'failed', failure: { kind: 'no-channel' } })).not.toBe('');
});
